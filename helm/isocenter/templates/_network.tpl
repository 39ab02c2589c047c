{{/* What may come in: requests from those allowed, scrapes from those who watch. Probes come from the node. */}}
{{- define "isocenter.ingressRules" -}}
{{- $policy := .Values.networkPolicy }}
ingress:
  - ports:
      - port: http
        protocol: TCP
    {{- with $policy.from }}
    from:
      {{- if $.Values.gateway.enabled }}
      - podSelector:
          matchLabels:
            {{- include "isocenter.selector" (dict "root" $ "component" "gateway") | nindent 12 }}
      {{- end }}
      {{- if $.Values.tests.enabled }}
      - podSelector:
          matchLabels:
            {{- include "isocenter.selector" (dict "root" $ "component" "test") | nindent 12 }}
      {{- end }}
      {{- toYaml . | nindent 6 }}
    {{- end }}
  {{- if or $policy.managementFrom .Values.metrics.serviceMonitor.enabled .Values.metrics.podMonitor.enabled }}
  - ports:
      - port: management
        protocol: TCP
    from:
      {{- $policy.managementFrom | default (list (dict "namespaceSelector" dict)) | toYaml | nindent 6 }}
  {{- end }}
  {{- with $policy.extraIngress }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- end }}

{{/* The ports of addresses such as https://host:port/path or host:port, one in a word. (addresses, default) */}}
{{- define "isocenter.ports" -}}
{{- $ports := list }}
{{- range $address := .addresses }}
{{- if $address }}
{{- $host := regexReplaceAll "^[a-z]+://|/.*$" $address "" }}
{{- $port := regexFind ":[0-9]+$" $host | trimPrefix ":" }}
{{- $ports = append $ports ($port | default (ternary "443" (ternary "80" $.default (hasPrefix "http:" $address)) (hasPrefix "https:" $address))) }}
{{- end }}
{{- end }}
{{- $ports | uniq | join " " }}
{{- end }}

{{/* One egress rule. (peers: to and ports, addresses, default, protocols) */}}
{{- define "isocenter.egressRule" -}}
{{- $ports := splitList " " (include "isocenter.ports" .) }}
{{- range .peers.ports }}
{{- $ports = append $ports (toString .) }}
{{- end }}
- ports:
    {{- range $port := without $ports "" | uniq }}
    {{- range $.protocols | default (list "TCP") }}
    - port: {{ $port }}
      protocol: {{ . }}
    {{- end }}
    {{- end }}
  {{- with .peers.to }}
  to:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end }}

{{/* What may go out of a service. (root, component) */}}
{{- define "isocenter.egressRules" -}}
{{- $v := .root.Values }}
{{- $egress := $v.networkPolicy.egress }}
{{ include "isocenter.egressRule" (dict "peers" $egress.dns "protocols" (list "UDP" "TCP")) }}
{{ include "isocenter.egressRule" (dict "peers" $egress.postgresql "addresses" $v.database.hosts "default" "5432") }}
{{- if ne .component "migration" }}
{{ include "isocenter.egressRule" (dict "peers" $egress.kafka "addresses" $v.kafka.bootstrapServers "default" "9092") }}
{{- if has .component (list "ingest" "query" "retrieve") }}
{{ include "isocenter.egressRule" (dict "peers" $egress.objectStore "addresses" (list $v.objectStore.endpoint) "default" "443") }}
{{- end }}
{{- if $v.tracing.enabled }}
{{ include "isocenter.egressRule" (dict "peers" $egress.otlp "addresses" (list $v.tracing.endpoint) "default" "4317") }}
{{- end }}
{{- end }}
{{- if eq $v.authentication.mode "oidc" }}
{{ include "isocenter.egressRule" (dict "peers" $egress.oidc "addresses" (list $v.authentication.oidc.issuerUrl) "default" "443") }}
{{- end }}
{{- with $egress.extra }}
{{ toYaml . }}
{{- end }}
{{- end }}
