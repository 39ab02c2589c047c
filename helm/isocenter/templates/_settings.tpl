{{/* The environment variable of a configuration key, by the rule of MicroProfile Config. */}}
{{- define "isocenter.envName" -}}
{{- regexReplaceAll "[^A-Za-z0-9]" . "_" | upper }}
{{- end }}

{{/* The JDBC URL of a service. (root, values) */}}
{{- define "isocenter.jdbcUrl" -}}
{{- $database := .root.Values.database }}
{{- $parameters := dict "sslmode" $database.sslMode }}
{{- if gt (len $database.hosts) 1 }}
{{- $_ := set $parameters "targetServerType" "primary" }}
{{- end }}
{{- if or $database.ca.secret $database.ca.configMap }}
{{- $_ := set $parameters "sslrootcert" "/etc/isocenter/postgresql/ca.crt" }}
{{- else if has $database.sslMode (list "verify-ca" "verify-full") }}
{{- /* Without it PgJDBC looks for a file of its own and knows none of the JVM's CAs. */}}
{{- $_ := set $parameters "sslfactory" "org.postgresql.ssl.DefaultJavaSSLFactory" }}
{{- end }}
{{- $pairs := list }}
{{- range $key, $value := mustMergeOverwrite $parameters $database.parameters }}
{{- $pairs = append $pairs (printf "%s=%s" $key ($value | toString | urlquery)) }}
{{- end }}
{{- printf "jdbc:postgresql://%s/%s?%s" (join "," $database.hosts) (.values.database.name | default $database.name) (join "&" $pairs) }}
{{- end }}

{{/* What a service is told, as configuration keys; no secrets. (root, component, values) */}}
{{- define "isocenter.settings" -}}
{{- $keys := dict }}
{{- range list "common" "kafkaSettings" "objectStoreSettings" "observability" }}
{{- $_ := mustMergeOverwrite $keys (include (printf "isocenter.settings.%s" .) $ | fromYaml) }}
{{- end }}
{{- $_ := mustMergeOverwrite $keys (deepCopy .root.Values.advancedConfig) (deepCopy .values.config) }}
{{- toYaml $keys }}
{{- end }}

{{- define "isocenter.settings.common" -}}
{{- $values := .root.Values }}
quarkus.management.host: 0.0.0.0
quarkus.shutdown.timeout: {{ printf "%dS" (int .values.shutdown.drainSeconds) }}
{{- with $values.publicUrl }}
isocenter.public-url: {{ . | quote }}
{{- end }}
{{- with $values.trustedProxies }}
isocenter.trusted-proxies: {{ join "," . | quote }}
{{- end }}
{{- with $values.cors.origins }}
quarkus.http.cors.enabled: true
quarkus.http.cors.origins: {{ join "," . | quote }}
{{- end }}
isocenter.authentication: {{ $values.authentication.mode }}
{{- if eq $values.authentication.mode "oidc" }}
quarkus.oidc.auth-server-url: {{ $values.authentication.oidc.issuerUrl | quote }}
quarkus.oidc.client-id: {{ $values.authentication.oidc.clientId | quote }}
{{- with $values.authentication.oidc.audience }}
quarkus.oidc.token.audience: {{ . | quote }}
{{- end }}
{{- end }}
isocenter.{{ .component }}.db.url: {{ include "isocenter.jdbcUrl" . | quote }}
isocenter.{{ .component }}.db.connections: {{ .values.database.connections }}
{{- end }}

{{- define "isocenter.settings.kafkaSettings" -}}
{{- $kafka := .root.Values.kafka }}
isocenter.kafka.bootstrap: {{ join "," $kafka.bootstrapServers | quote }}
isocenter.kafka.create-topics: {{ and $kafka.createTopics (not $kafka.strimzi.topics.enabled) }}
isocenter.kafka.partitions: {{ $kafka.partitions }}
isocenter.kafka.replication: {{ $kafka.replicationFactor }}
isocenter.kafka.topics.instances: {{ $kafka.topics.instances }}
isocenter.kafka.topics.applied: {{ $kafka.topics.applied }}
isocenter.kafka.topics.rejected: {{ $kafka.topics.rejected }}
isocenter.kafka.topics.ups-events: {{ $kafka.topics.upsEvents }}
{{- $properties := dict "security.protocol" $kafka.securityProtocol }}
{{- if hasPrefix "SASL_" $kafka.securityProtocol }}
{{- $_ := set $properties "sasl.mechanism" $kafka.sasl.mechanism }}
{{- end }}
{{- if hasSuffix "SSL" $kafka.securityProtocol }}
{{- if or $kafka.tls.ca.secret $kafka.tls.ca.configMap }}
{{- $_ := set $properties "ssl.truststore.type" "PEM" }}
{{- end }}
{{- if $kafka.tls.client.existingSecret }}
{{- $_ := set $properties "ssl.keystore.type" "PEM" }}
{{- end }}
{{- end }}
{{- range $key, $value := mustMergeOverwrite $properties $kafka.properties }}
{{ printf "isocenter.kafka.properties.\"%s\"" $key | squote }}: {{ $value | quote }}
{{- end }}
{{- end }}

{{- define "isocenter.settings.objectStoreSettings" -}}
{{- if has .component (list "ingest" "query" "retrieve") }}
{{- $store := .root.Values.objectStore }}
isocenter.object-store.kind: s3
isocenter.object-store.s3.endpoint: {{ $store.endpoint | quote }}
isocenter.object-store.s3.region: {{ $store.region | quote }}
isocenter.object-store.s3.bucket: {{ $store.bucket | quote }}
isocenter.object-store.s3.path-style: {{ $store.pathStyle }}
isocenter.object-store.s3.checksums: {{ $store.checksums }}
isocenter.object-store.s3.conditional-writes: {{ $store.conditionalWrites }}
{{- end }}
{{- end }}

{{- define "isocenter.settings.observability" -}}
{{- $values := .root.Values }}
quarkus.log.level: {{ $values.logging.level }}
quarkus.log.console.json.enabled: {{ $values.logging.json }}
{{- range $category, $level := $values.logging.categories }}
{{ printf "quarkus.log.category.\"%s\".level" $category | squote }}: {{ $level }}
{{- end }}
quarkus.otel.sdk.disabled: {{ not $values.tracing.enabled }}
{{- if $values.tracing.enabled }}
quarkus.otel.exporter.otlp.endpoint: {{ $values.tracing.endpoint | quote }}
quarkus.otel.traces.sampler: {{ $values.tracing.sampler }}
{{- if contains "ratio" $values.tracing.sampler }}
quarkus.otel.traces.sampler.arg: {{ $values.tracing.samplerArgument | quote }}
{{- end }}
{{- end }}
{{- end }}
