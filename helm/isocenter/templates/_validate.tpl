{{/* Values that contradict each other end here with a sentence; types and names are the schema's matter. */}}
{{- define "isocenter.validate" -}}
{{- $v := .Values }}
{{- if and (eq $v.authentication.mode "oidc") (not $v.authentication.oidc.issuerUrl) }}
{{- fail "authentication.oidc.issuerUrl: name the issuer of the tokens, or say authentication.mode=none if something in front of the services asks who is there" }}
{{- end }}
{{- if not $v.database.hosts }}
{{- fail "database.hosts: name the PostgreSQL server; the chart brings none" }}
{{- end }}
{{- if not $v.kafka.bootstrapServers }}
{{- fail "kafka.bootstrapServers: name the Kafka brokers; the chart brings none" }}
{{- end }}
{{- if and $v.tracing.enabled (not $v.tracing.endpoint) }}
{{- fail "tracing.endpoint: name the OTLP receiver, or leave tracing.enabled off" }}
{{- end }}
{{- include "isocenter.validate.secrets" . }}
{{- include "isocenter.validate.exposure" . }}
{{- range $component := splitList "," (include "isocenter.services" .) }}
{{- $values := include "isocenter.values" (dict "root" $ "component" $component) | fromYaml }}
{{- if $values.enabled }}
{{- include "isocenter.validate.service" (dict "root" $ "component" $component "values" $values) }}
{{- end }}
{{- end }}
{{- end }}

{{- define "isocenter.validate.secrets" -}}
{{- $v := .Values }}
{{- if hasPrefix "SASL_" $v.kafka.securityProtocol }}
{{- if not (or $v.kafka.sasl.existingSecret (and $v.kafka.sasl.username $v.kafka.sasl.password)) }}
{{- fail (printf "kafka.sasl: %s needs kafka.sasl.existingSecret, or username and password" $v.kafka.securityProtocol) }}
{{- end }}
{{- else if $v.kafka.sasl.existingSecret }}
{{- fail (printf "kafka.sasl.existingSecret is named, but kafka.securityProtocol=%s uses no SASL" $v.kafka.securityProtocol) }}
{{- end }}
{{- if and $v.kafka.tls.client.existingSecret (not (hasSuffix "SSL" $v.kafka.securityProtocol)) }}
{{- fail (printf "kafka.tls.client.existingSecret is named, but kafka.securityProtocol=%s uses no TLS" $v.kafka.securityProtocol) }}
{{- end }}
{{- range $place, $from := dict "database.ca" $v.database.ca "kafka.tls.ca" $v.kafka.tls.ca "truststore.from" $v.truststore.from }}
{{- if and $from.secret $from.configMap }}
{{- fail (printf "%s: a Secret or a ConfigMap, not both" $place) }}
{{- end }}
{{- end }}
{{- if and $v.tests.token.existingSecret $v.tests.client.existingSecret }}
{{- fail "tests: a token (tests.token) or a client that asks for one (tests.client), not both" }}
{{- end }}
{{- include "isocenter.validate.noSecrets" (dict "place" "advancedConfig" "keys" $v.advancedConfig) }}
{{- include "isocenter.validate.noSecrets" (dict "place" "kafka.properties" "keys" $v.kafka.properties) }}
{{- end }}

{{/* Settings go into a ConfigMap, which everybody may read. (place, keys) */}}
{{- define "isocenter.validate.noSecrets" -}}
{{- range $key, $_ := .keys }}
{{- if regexMatch "(?i)(password|passphrase|secret|credential|access-key|jaas|keystore\\.key|private)" $key }}
{{- fail (printf "%s: %s looks like a secret, and settings go into a ConfigMap; use extraEnv with valueFrom.secretKeyRef for %s" $.place $key (include "isocenter.envName" $key)) }}
{{- end }}
{{- end }}
{{- end }}

{{- define "isocenter.validate.exposure" -}}
{{- $v := .Values }}
{{- if and $v.ingress.enabled (not $v.gateway.enabled) }}
{{- fail "ingress.enabled: an Ingress cannot tell GET from POST, which go to different services; set gateway.enabled=true, which can, or use httpRoute" }}
{{- end }}
{{- if and $v.ingress.enabled (not $v.ingress.hosts) }}
{{- fail "ingress.hosts: name at least one host" }}
{{- end }}
{{- if and $v.httpRoute.enabled (eq $v.httpRoute.backend "gateway") (not $v.gateway.enabled) }}
{{- fail "httpRoute.backend=gateway needs gateway.enabled=true" }}
{{- end }}
{{- if and $v.httpRoute.enabled (not (or $v.httpRoute.parentRefs $v.gatewayApi.enabled)) }}
{{- fail "httpRoute.parentRefs: name the Gateway, or have one made with gatewayApi.enabled=true" }}
{{- end }}
{{- if and $v.gatewayApi.enabled (not $v.gatewayApi.className) }}
{{- fail "gatewayApi.className: name the class of the Gateway" }}
{{- end }}
{{- if $v.certificate.enabled }}
{{- if not (and $v.certificate.issuerRef.name $v.certificate.secretName) }}
{{- fail "certificate: needs issuerRef.name and secretName" }}
{{- end }}
{{- if not (concat $v.certificate.dnsNames $v.httpRoute.hostnames $v.ingress.hosts) }}
{{- fail "certificate.dnsNames: name a host, here or at httpRoute or ingress" }}
{{- end }}
{{- end }}
{{- if and $v.metrics.serviceMonitor.enabled $v.metrics.podMonitor.enabled }}
{{- fail "metrics: a ServiceMonitor or a PodMonitor; both would count everything twice" }}
{{- end }}
{{- if and $v.kafka.strimzi.topics.enabled (not $v.kafka.strimzi.topics.cluster) }}
{{- fail "kafka.strimzi.topics.cluster: name the Kafka cluster" }}
{{- end }}
{{- end }}

{{/* (root, component, values) */}}
{{- define "isocenter.validate.service" -}}
{{- $v := .root.Values }}
{{- $c := .component }}
{{- $s := .values }}
{{- if not (or $s.database.existingSecret $v.database.existingSecret (and $v.database.username $v.database.password)) }}
{{- fail (printf "database: %s needs database.existingSecret (or %s.database.existingSecret), or database.username and database.password; there is no default password" $c $c) }}
{{- end }}
{{- if has $c (list "ingest" "query" "retrieve") }}
{{- if not (and $v.objectStore.endpoint $v.objectStore.bucket) }}
{{- fail (printf "objectStore: %s needs objectStore.endpoint and objectStore.bucket; the bucket must exist" $c) }}
{{- end }}
{{- if not (or $v.objectStore.existingSecret (and $v.objectStore.accessKey $v.objectStore.secretKey)) }}
{{- fail (printf "objectStore: %s needs objectStore.existingSecret, or accessKey and secretKey" $c) }}
{{- end }}
{{- end }}
{{- if and $v.migrations.job.enabled (not (or $s.database.existingSecret $v.database.existingSecret)) }}
{{- fail (printf "migrations.job.enabled: the job of %s runs before the chart's own Secret is there; name database.existingSecret" $c) }}
{{- end }}
{{- if le (int $s.shutdown.gracePeriodSeconds) (add (int $s.shutdown.preStopSeconds) (int $s.shutdown.drainSeconds)) }}
{{- fail (printf "%s.shutdown: gracePeriodSeconds (%d) must be more than preStopSeconds (%d) and drainSeconds (%d) together, or requests are cut off" $c (int $s.shutdown.gracePeriodSeconds) (int $s.shutdown.preStopSeconds) (int $s.shutdown.drainSeconds)) }}
{{- end }}
{{- if and $s.autoscaling.enabled $s.keda.enabled }}
{{- fail (printf "%s: autoscaling or keda, not both; they would work against each other" $c) }}
{{- end }}
{{- if and $s.autoscaling.enabled (not (or $s.autoscaling.targetCPUUtilizationPercentage $s.autoscaling.targetMemoryUtilizationPercentage $s.autoscaling.metrics)) }}
{{- fail (printf "%s.autoscaling: name at least one target" $c) }}
{{- end }}
{{- if and $s.keda.enabled $s.keda.lag.enabled (not (has $c (list "query" "retrieve"))) }}
{{- fail (printf "%s.keda.lag: %s consumes no topic in a group; only query and retrieve do" $c $c) }}
{{- end }}
{{- if and $s.keda.enabled (not (or $s.keda.lag.enabled $s.keda.cpuUtilization $s.keda.triggers)) }}
{{- fail (printf "%s.keda: there is no trigger: enable lag, or give cpuUtilization or triggers" $c) }}
{{- end }}
{{- range $kind := list "autoscaling" "keda" }}
{{- with index $s $kind }}
{{- if and .enabled (gt (int .minReplicas) (int .maxReplicas)) }}
{{- fail (printf "%s.%s: minReplicas (%d) is more than maxReplicas (%d)" $c $kind (int .minReplicas) (int .maxReplicas)) }}
{{- end }}
{{- end }}
{{- end }}
{{- include "isocenter.validate.noSecrets" (dict "place" (printf "%s.config" $c) "keys" $s.config) }}
{{- end }}
