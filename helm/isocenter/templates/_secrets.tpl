{{/* A variable out of a Secret. (name, secret, key) */}}
{{- define "isocenter.secretEnv" -}}
- name: {{ .name }}
  valueFrom:
    secretKeyRef:
      name: {{ .secret }}
      key: {{ .key | quote }}
{{- end }}

{{/* A variable out of a Secret or ConfigMap. (name, from) */}}
{{- define "isocenter.fromEnv" -}}
{{- if .from.secret }}
{{- include "isocenter.secretEnv" (dict "name" .name "secret" .from.secret "key" .from.key) }}
{{- else if .from.configMap -}}
- name: {{ .name }}
  valueFrom:
    configMapKeyRef:
      name: {{ .from.configMap }}
      key: {{ .from.key | quote }}
{{- end }}
{{- end }}

{{/* The Secret that the chart makes for a service when no existing one is named. */}}
{{- define "isocenter.ownSecret" -}}
{{- printf "%s-%s" (include "isocenter.fullname" .root) .component }}
{{- end }}

{{/* What that Secret holds, encoded; empty when all Secrets exist already. (root, component, values) */}}
{{- define "isocenter.ownSecretData" -}}
{{- $values := .root.Values }}
{{- if not (.values.database.existingSecret | default $values.database.existingSecret) }}
database-username: {{ $values.database.username | b64enc | quote }}
database-password: {{ $values.database.password | b64enc | quote }}
{{- end }}
{{- if and (hasPrefix "SASL_" $values.kafka.securityProtocol) (not $values.kafka.sasl.existingSecret) }}
kafka-username: {{ $values.kafka.sasl.username | b64enc | quote }}
kafka-password: {{ $values.kafka.sasl.password | b64enc | quote }}
{{- end }}
{{- if and (has .component (list "ingest" "query" "retrieve")) (not $values.objectStore.existingSecret) }}
object-store-access-key: {{ $values.objectStore.accessKey | b64enc | quote }}
object-store-secret-key: {{ $values.objectStore.secretKey | b64enc | quote }}
{{- end }}
{{- end }}

{{/* (root, component, values) */}}
{{- define "isocenter.databaseEnv" -}}
{{- $database := .root.Values.database }}
{{- $existing := .values.database.existingSecret | default $database.existingSecret }}
{{- $secret := $existing | default (include "isocenter.ownSecret" .) }}
{{- $prefix := printf "isocenter.%s.db" .component }}
{{ include "isocenter.secretEnv" (dict "name" (include "isocenter.envName" (printf "%s.username" $prefix)) "secret" $secret "key" (ternary $database.usernameKey "database-username" (ne $existing ""))) }}
{{ include "isocenter.secretEnv" (dict "name" (include "isocenter.envName" (printf "%s.password" $prefix)) "secret" $secret "key" (ternary $database.passwordKey "database-password" (ne $existing ""))) }}
{{- end }}

{{/* (root, component, values) */}}
{{- define "isocenter.kafkaEnv" -}}
{{- $kafka := .root.Values.kafka }}
{{- $sasl := $kafka.sasl }}
{{- if hasPrefix "SASL_" $kafka.securityProtocol }}
{{- $jaas := include "isocenter.envName" "isocenter.kafka.properties.\"sasl.jaas.config\"" }}
{{- if and $sasl.existingSecret $sasl.jaasConfigKey }}
{{ include "isocenter.secretEnv" (dict "name" $jaas "secret" $sasl.existingSecret "key" $sasl.jaasConfigKey) }}
{{- else }}
{{- $secret := $sasl.existingSecret | default (include "isocenter.ownSecret" .) }}
{{ include "isocenter.secretEnv" (dict "name" "KAFKA_USERNAME" "secret" $secret "key" (ternary $sasl.usernameKey "kafka-username" (ne $sasl.existingSecret ""))) }}
{{ include "isocenter.secretEnv" (dict "name" "KAFKA_PASSWORD" "secret" $secret "key" (ternary $sasl.passwordKey "kafka-password" (ne $sasl.existingSecret ""))) }}
- name: {{ $jaas }}
  value: {{ printf "org.apache.kafka.common.security.%s required username=\"$(KAFKA_USERNAME)\" password=\"$(KAFKA_PASSWORD)\";" (ternary "plain.PlainLoginModule" "scram.ScramLoginModule" (eq $sasl.mechanism "PLAIN")) | squote }}
{{- end }}
{{- end }}
{{- if hasSuffix "SSL" $kafka.securityProtocol }}
{{- if or $kafka.tls.ca.secret $kafka.tls.ca.configMap }}
{{ include "isocenter.fromEnv" (dict "name" (include "isocenter.envName" "isocenter.kafka.properties.\"ssl.truststore.certificates\"") "from" $kafka.tls.ca) }}
{{- end }}
{{- with $kafka.tls.client }}
{{- if .existingSecret }}
{{ include "isocenter.secretEnv" (dict "name" (include "isocenter.envName" "isocenter.kafka.properties.\"ssl.keystore.certificate.chain\"") "secret" .existingSecret "key" .certificateKey) }}
{{ include "isocenter.secretEnv" (dict "name" (include "isocenter.envName" "isocenter.kafka.properties.\"ssl.keystore.key\"") "secret" .existingSecret "key" .privateKeyKey) }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}

{{/* (root, component, values) */}}
{{- define "isocenter.objectStoreEnv" -}}
{{- if has .component (list "ingest" "query" "retrieve") }}
{{- $store := .root.Values.objectStore }}
{{- $secret := $store.existingSecret | default (include "isocenter.ownSecret" .) }}
{{ include "isocenter.secretEnv" (dict "name" "ISOCENTER_OBJECT_STORE_S3_ACCESS_KEY" "secret" $secret "key" (ternary $store.accessKeyKey "object-store-access-key" (ne $store.existingSecret ""))) }}
{{ include "isocenter.secretEnv" (dict "name" "ISOCENTER_OBJECT_STORE_S3_SECRET_KEY" "secret" $secret "key" (ternary $store.secretKeyKey "object-store-secret-key" (ne $store.existingSecret ""))) }}
{{- end }}
{{- end }}

{{/* JVM options; the password of the truststore first, for the options name it. (root, values) */}}
{{- define "isocenter.jvmEnv" -}}
{{- $trust := .root.Values.truststore }}
{{- $options := list }}
{{- with .values.javaOptions }}
{{- $options = append $options . }}
{{- end }}
{{- if or $trust.from.secret $trust.from.configMap }}
{{- $options = append $options (printf "-Djavax.net.ssl.trustStore=/etc/isocenter/truststore/truststore -Djavax.net.ssl.trustStoreType=%s" $trust.type) }}
{{- if $trust.password.secret }}
{{ include "isocenter.secretEnv" (dict "name" "TRUSTSTORE_PASSWORD" "secret" $trust.password.secret "key" $trust.password.key) }}
{{- $options = append $options "-Djavax.net.ssl.trustStorePassword=$(TRUSTSTORE_PASSWORD)" }}
{{- end }}
{{- end }}
{{- with $options }}
- name: JDK_JAVA_OPTIONS
  value: {{ join " " . | quote }}
{{- end }}
{{- end }}

{{/* A volume of one key. (name, from, path) */}}
{{- define "isocenter.keyVolume" -}}
- name: {{ .name }}
  {{- if .from.secret }}
  secret:
    secretName: {{ .from.secret }}
  {{- else }}
  configMap:
    name: {{ .from.configMap }}
  {{- end }}
    items:
      - key: {{ .from.key | quote }}
        path: {{ .path }}
{{- end }}

{{/* (root, values) */}}
{{- define "isocenter.volumes" -}}
- name: tmp
  emptyDir:
    sizeLimit: {{ .values.tmp.sizeLimit }}
    {{- with .values.tmp.medium }}
    medium: {{ . }}
    {{- end }}
{{- with .root.Values.database.ca }}
{{- if or .secret .configMap }}
{{ include "isocenter.keyVolume" (dict "name" "postgresql-ca" "from" . "path" "ca.crt") }}
{{- end }}
{{- end }}
{{- with .root.Values.truststore.from }}
{{- if or .secret .configMap }}
{{ include "isocenter.keyVolume" (dict "name" "truststore" "from" . "path" "truststore") }}
{{- end }}
{{- end }}
{{- end }}

{{/* (root) */}}
{{- define "isocenter.volumeMounts" -}}
- name: tmp
  mountPath: /tmp
{{- with .root.Values.database.ca }}
{{- if or .secret .configMap }}
- name: postgresql-ca
  mountPath: /etc/isocenter/postgresql
  readOnly: true
{{- end }}
{{- end }}
{{- with .root.Values.truststore.from }}
{{- if or .secret .configMap }}
- name: truststore
  mountPath: /etc/isocenter/truststore
  readOnly: true
{{- end }}
{{- end }}
{{- end }}
