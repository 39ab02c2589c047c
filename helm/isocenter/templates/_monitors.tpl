{{/* Whom a monitor scrapes: the services of this release. */}}
{{- define "isocenter.monitored" -}}
namespaceSelector:
  matchNames:
    - {{ .Release.Namespace }}
podTargetLabels:
  - app.kubernetes.io/component
selector:
  matchLabels:
    app.kubernetes.io/name: {{ include "isocenter.name" . }}
    app.kubernetes.io/instance: {{ .Release.Name }}
  matchExpressions:
    - key: app.kubernetes.io/component
      operator: In
      values: [{{ include "isocenter.services" . | replace "," ", " }}]
{{- end }}

{{- define "isocenter.scrape" -}}
path: /q/metrics
interval: {{ .Values.metrics.interval }}
scrapeTimeout: {{ .Values.metrics.scrapeTimeout }}
{{- with .Values.metrics.relabelings }}
relabelings:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.metrics.metricRelabelings }}
metricRelabelings:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}
