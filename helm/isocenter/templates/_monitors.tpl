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
relabelings:
  # One job for each service, whatever the release is called: alerts and dashboards look for "isocenter" in it.
  - sourceLabels: [__meta_kubernetes_pod_label_app_kubernetes_io_instance, __meta_kubernetes_pod_label_app_kubernetes_io_component]
    separator: "-"
    targetLabel: job
    replacement: isocenter-$1
  {{- with .Values.metrics.relabelings }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- with .Values.metrics.metricRelabelings }}
metricRelabelings:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}
