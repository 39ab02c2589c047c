{{/* Where and how a pod runs: what operators hand through as it is. (values) */}}
{{- define "isocenter.placement" -}}
{{- range $key := list "affinity" "nodeSelector" "tolerations" "hostAliases" "dnsConfig" }}
{{- with index $ $key }}
{{ $key }}:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}
{{- range $key := list "priorityClassName" "runtimeClassName" "schedulerName" "dnsPolicy" }}
{{- with index $ $key }}
{{ $key }}: {{ . }}
{{- end }}
{{- end }}
{{- if kindIs "bool" .hostUsers }}
hostUsers: {{ .hostUsers }}
{{- end }}
{{- end }}

{{/* Spreads over nodes and selects its own pods. (root, component, values) */}}
{{- define "isocenter.spread" -}}
{{- $selector := dict "matchLabels" (include "isocenter.selector" . | fromYaml) }}
{{- $default := dict "maxSkew" 1 "topologyKey" "kubernetes.io/hostname" "whenUnsatisfiable" "ScheduleAnyway" }}
topologySpreadConstraints:
  {{- range .values.topologySpreadConstraints | default (list $default) }}
  - {{- mustMergeOverwrite (dict "labelSelector" $selector) . | toYaml | nindent 4 }}
  {{- end }}
{{- end }}

{{/* A probe of the management port. (path, values) */}}
{{- define "isocenter.probe" -}}
httpGet:
  path: {{ .path }}
  port: management
{{ toYaml .values }}
{{- end }}

{{/* The pod of a service. (root, component, values) */}}
{{- define "isocenter.podSpec" -}}
{{- $values := .values }}
serviceAccountName: {{ include "isocenter.serviceAccountName" .root }}
automountServiceAccountToken: false
enableServiceLinks: false
{{- with include "isocenter.pullSecrets" (dict "root" .root "image" $values.image) }}
{{ trim . }}
{{- end }}
{{ include "isocenter.podSecurity" $values.podSecurityContext }}
terminationGracePeriodSeconds: {{ $values.shutdown.gracePeriodSeconds }}
{{ include "isocenter.spread" . | trim }}
{{- include "isocenter.placement" $values }}
{{- with $values.initContainers }}
initContainers:
  {{- toYaml . | nindent 2 }}
{{- end }}
containers:
  - name: {{ .component }}
    image: {{ include "isocenter.image" (dict "root" .root "image" $values.image "repository" (printf "isocenter/%s" .component) "tag" .root.Chart.AppVersion) }}
    imagePullPolicy: {{ $values.image.pullPolicy }}
    {{- include "isocenter.containerSecurity" . | nindent 4 }}
    ports:
      - name: http
        containerPort: 8080
        protocol: TCP
      - name: management
        containerPort: 9000
        protocol: TCP
    envFrom:
      - configMapRef:
          name: {{ include "isocenter.fullname" .root }}-{{ .component }}
      {{- with $values.extraEnvFrom }}
      {{- toYaml . | nindent 6 }}
      {{- end }}
    env:
      {{- range list "databaseEnv" "kafkaEnv" "objectStoreEnv" "jvmEnv" }}
      {{- with include (printf "isocenter.%s" .) $ | trim }}
      {{- . | nindent 6 }}
      {{- end }}
      {{- end }}
      {{- with $values.extraEnv }}
      {{- toYaml . | nindent 6 }}
      {{- end }}
    startupProbe:
      {{- include "isocenter.probe" (dict "path" "/q/health/started" "values" $values.probes.startup) | nindent 6 }}
    readinessProbe:
      {{- include "isocenter.probe" (dict "path" "/q/health/ready" "values" $values.probes.readiness) | nindent 6 }}
    livenessProbe:
      {{- include "isocenter.probe" (dict "path" "/q/health/live" "values" $values.probes.liveness) | nindent 6 }}
    lifecycle:
      preStop:
        sleep:
          seconds: {{ $values.shutdown.preStopSeconds }}
    resources:
      {{- toYaml $values.resources | nindent 6 }}
    volumeMounts:
      {{- include "isocenter.volumeMounts" . | nindent 6 }}
      {{- with $values.extraVolumeMounts }}
      {{- toYaml . | nindent 6 }}
      {{- end }}
  {{- with $values.sidecars }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
volumes:
  {{- include "isocenter.volumes" . | nindent 2 }}
  {{- with $values.extraVolumes }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- end }}
