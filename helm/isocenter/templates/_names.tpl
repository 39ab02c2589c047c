{{/* The services, in the order of everything. */}}
{{- define "isocenter.services" -}}
ingest,query,retrieve,worklist
{{- end }}

{{- define "isocenter.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 40 | trimSuffix "-" }}
{{- end }}

{{/* 40 characters leave room for "-worklist-management" within the 63 of a Service's name. */}}
{{- define "isocenter.fullname" -}}
{{- if .Values.fullnameOverride }}
{{- .Values.fullnameOverride | trunc 40 | trimSuffix "-" }}
{{- else }}
{{- $name := include "isocenter.name" . }}
{{- if contains $name .Release.Name }}
{{- .Release.Name | trunc 40 | trimSuffix "-" }}
{{- else }}
{{- printf "%s-%s" .Release.Name $name | trunc 40 | trimSuffix "-" }}
{{- end }}
{{- end }}
{{- end }}

{{- define "isocenter.serviceAccountName" -}}
{{- if .Values.serviceAccount.create }}
{{- default (include "isocenter.fullname" .) .Values.serviceAccount.name }}
{{- else }}
{{- required "serviceAccount.name: name the existing ServiceAccount, or leave serviceAccount.create on" .Values.serviceAccount.name }}
{{- end }}
{{- end }}

{{/* What selects pods: never changes, for a Deployment's selector cannot. (root, component) */}}
{{- define "isocenter.selector" -}}
app.kubernetes.io/name: {{ include "isocenter.name" .root }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end }}

{{/* Labels of every object. (root, component) */}}
{{- define "isocenter.labels" -}}
{{ include "isocenter.selector" . }}
app.kubernetes.io/part-of: isocenter
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{- with .root.Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{/* Labels of pods: without the chart's version, so that an upgrade of the chart alone restarts nothing. (root, component) */}}
{{- define "isocenter.podLabels" -}}
{{ include "isocenter.selector" . }}
app.kubernetes.io/part-of: isocenter
{{- with .root.Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{/* The metadata of an object. (root, component, name, and perhaps annotations, labels, namespace) */}}
{{- define "isocenter.metadata" -}}
name: {{ .name }}
namespace: {{ .namespace | default .root.Release.Namespace }}
labels:
  {{- include "isocenter.labels" . | nindent 2 }}
  {{- with .labels }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- with mustMergeOverwrite (deepCopy .root.Values.commonAnnotations) (.annotations | default dict) }}
annotations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{/* A service's values: the defaults with its own block over them. (root, component) */}}
{{- define "isocenter.values" -}}
{{- mustMergeOverwrite (deepCopy .root.Values.defaults) (deepCopy (index .root.Values .component)) | toYaml }}
{{- end }}

{{/* The full name of an image. (root, image, repository, tag) */}}
{{- define "isocenter.image" -}}
{{- $registry := .image.registry | default .root.Values.global.imageRegistry }}
{{- $repository := .image.repository | default .repository }}
{{- $name := ternary (printf "%s/%s" $registry $repository) $repository (ne $registry "") }}
{{- if .image.digest }}
{{- printf "%s@%s" $name .image.digest }}
{{- else }}
{{- printf "%s:%s" $name (.image.tag | default .tag) }}
{{- end }}
{{- end }}

{{/* Pull secrets of a pod. (root, image) */}}
{{- define "isocenter.pullSecrets" -}}
{{- with concat .root.Values.global.imagePullSecrets .image.pullSecrets | uniq }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- end }}

{{/* Of every container: nothing but /tmp can be written, and nothing can be gained. */}}
{{- define "isocenter.containerSecurity" -}}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities:
    drop: [ALL]
{{- end }}

{{/* Of every pod. (podSecurityContext) */}}
{{- define "isocenter.podSecurity" -}}
securityContext:
  {{- toYaml . | nindent 2 }}
  seccompProfile:
    type: RuntimeDefault
{{- end }}
