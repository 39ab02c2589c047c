{{/* How KEDA reaches Kafka: like the services. */}}
{{- define "isocenter.triggerAuthentication" -}}
{{- $v := .Values }}
{{- $wanted := "" }}
{{- range $component := list "query" "retrieve" }}
{{- $values := include "isocenter.values" (dict "root" $ "component" $component) | fromYaml }}
{{- if and $values.enabled $values.keda.enabled $values.keda.lag.enabled }}
{{- $wanted = $component }}
{{- end }}
{{- end }}
{{- if and $wanted (ne $v.kafka.securityProtocol "PLAINTEXT") }}
---
apiVersion: v1
kind: Secret
metadata:
  {{- include "isocenter.metadata" (dict "root" . "component" "kafka" "name" (printf "%s-kafka" (include "isocenter.fullname" .))) | nindent 2 }}
type: Opaque
data:
  # KEDA takes the names of mechanisms from a Secret alone; nothing here is secret.
  sasl: {{ include "isocenter.kedaSasl" . | b64enc | quote }}
  tls: {{ ternary "enable" "disable" (hasSuffix "SSL" $v.kafka.securityProtocol) | b64enc | quote }}
---
apiVersion: keda.sh/v1alpha1
kind: TriggerAuthentication
metadata:
  {{- include "isocenter.metadata" (dict "root" . "component" "kafka" "name" (printf "%s-kafka" (include "isocenter.fullname" .))) | nindent 2 }}
spec:
  {{- if $v.kafka.tls.ca.configMap }}
  configMapTargetRef:
    - parameter: ca
      name: {{ $v.kafka.tls.ca.configMap }}
      key: {{ $v.kafka.tls.ca.key }}
  {{- end }}
  secretTargetRef:
    {{- $own := printf "%s-kafka" (include "isocenter.fullname" .) }}
    {{- $made := printf "%s-%s" (include "isocenter.fullname" .) $wanted }}
    {{- $references := list (list "sasl" $own "sasl") (list "tls" $own "tls") }}
    {{- if hasPrefix "SASL_" $v.kafka.securityProtocol }}
    {{- with $v.kafka.sasl }}
    {{- $references = append $references (list "username" (.existingSecret | default $made) (ternary .usernameKey "kafka-username" (ne .existingSecret ""))) }}
    {{- $references = append $references (list "password" (.existingSecret | default $made) (ternary .passwordKey "kafka-password" (ne .existingSecret ""))) }}
    {{- end }}
    {{- end }}
    {{- with $v.kafka.tls.ca.secret }}
    {{- $references = append $references (list "ca" . $v.kafka.tls.ca.key) }}
    {{- end }}
    {{- with $v.kafka.tls.client }}
    {{- if .existingSecret }}
    {{- $references = append $references (list "cert" .existingSecret .certificateKey) }}
    {{- $references = append $references (list "key" .existingSecret .privateKeyKey) }}
    {{- end }}
    {{- end }}
    {{- range $references }}
    - parameter: {{ index . 0 }}
      name: {{ index . 1 }}
      key: {{ index . 2 | quote }}
    {{- end }}
{{- end }}
{{- end }}

{{- define "isocenter.kedaSasl" -}}
{{- if hasPrefix "SASL_" .Values.kafka.securityProtocol }}
{{- get (dict "PLAIN" "plaintext" "SCRAM-SHA-256" "scram_sha256" "SCRAM-SHA-512" "scram_sha512") .Values.kafka.sasl.mechanism }}
{{- else }}none{{ end }}
{{- end }}
