{{/* The configuration of the bundled gateway, from the table of routes. */}}
{{- define "isocenter.haproxy" -}}
{{- $gateway := .Values.gateway -}}
# Routes by files/routes.tsv; the first rule that fits decides.
global
    log stdout format raw local0 info
    maxconn {{ $gateway.maxConnections }}
    # Headers of 32 KB, as the services take them: bearer tokens, searches for long lists of UIDs.
    tune.bufsize 65536
    hard-stop-after 60s

defaults
    mode http
    log global
    option dontlognull
    # Only the path: a query may name patients.
    log-format "%ci %HM %HPO %ST %B bytes %Ta ms %b"
    timeout connect 5s
    timeout http-request 30s
    timeout http-keep-alive 60s
    timeout queue 30s
    timeout client {{ $gateway.idleTimeout }}
    timeout server {{ $gateway.idleTimeout }}
    timeout tunnel 1h
    option redispatch
    http-error status 502 content-type application/problem+json string '{"title":"Bad Gateway","status":502,"detail":"The service broke off its answer."}'
    http-error status 503 content-type application/problem+json string '{"title":"Service Unavailable","status":503,"detail":"No replica of the service is ready."}' hdr Retry-After 5
    http-error status 504 content-type application/problem+json string '{"title":"Gateway Timeout","status":504,"detail":"The service did not answer in time."}'

frontend dicomweb
    bind :8080,:::8080 v6only
    {{- if $gateway.trustForwarded }}
    option forwardfor
    {{- else }}
    http-request del-header Forwarded
    http-request del-header X-Forwarded- -m beg
    option forwardfor
    http-request set-header X-Forwarded-Proto http
    http-request set-header X-Forwarded-Host %[req.hdr(host)]
    {{- end }}
    {{- range include "isocenter.routes" . | fromJsonArray }}
    use_backend {{ .service }} if {{ with .methods }}{ method {{ join " " . }} } {{ end }}
    {{- if eq .kind "Exact" }}{ path {{ .value }} }
    {{- else if eq .kind "PathPrefix" }}{ path {{ .value }} } or {{ with .methods }}{ method {{ join " " . }} } {{ end }}{ path_beg {{ .value }}/ }
    {{- else }}{ path_reg {{ .value }} }{{ end }}
    {{- end }}
    default_backend none

frontend management
    option dontlog-normal
    bind :9000,:::9000 v6only
    http-request use-service prometheus-exporter if { path /metrics }
    http-request return status 200 content-type text/plain string ready if { path /health }
    http-request return status 404

backend none
    http-request return status 404 content-type application/problem+json string '{"title":"Not Found","status":404,"detail":"No service answers this method and path."}'
{{ range $component := splitList "," (include "isocenter.services" .) }}
{{- $values := include "isocenter.values" (dict "root" $ "component" $component) | fromYaml }}
{{- if $values.enabled }}
backend {{ $component }}
    # A Service's address stays, so it is looked up once.
    server {{ $component }} {{ include "isocenter.fullname" $ }}-{{ $component }}:{{ $values.service.port }}
{{ end }}
{{- end }}
{{- end }}
