{{/*
The rows of files/routes.tsv of the services that are installed, as JSON; the first row that fits decides. Each has
service, methods (empty: all), path (below the root), kind and value, where kind and value are those of a match of an
HTTPRoute. A row without {names} is Exact, one that ends in /** is PathPrefix. The rest are regular expressions, and so
is a prefix below which an earlier row of the same methods has one: implementations differ in whether a prefix or an
expression comes first, but all take the longer of two expressions.
*/}}
{{- define "isocenter.routes" -}}
{{- $rows := list }}
{{- $header := true }}
{{- range $line := .Files.Lines "files/routes.tsv" }}
{{- if and $line (not (hasPrefix "#" $line)) }}
{{- if $header }}
{{- $header = false }}
{{- else }}
{{- $fields := splitList "\t" $line }}
{{- $methods := ternary list (splitList "," (index $fields 1)) (eq (index $fields 1) "*") }}
{{- $row := dict "service" (index $fields 0) "methods" $methods "path" (index $fields 2) "earlier" $rows }}
{{- $route := include "isocenter.route" $row | fromJson }}
{{- $rows = append $rows $route }}
{{- if eq $route.path "/" }}
{{- /* The root is the root with a slash, too. */}}
{{- $rows = append $rows (merge (dict "value" (printf "%s/" $route.value)) $route) }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- $installed := list }}
{{- range $rows }}
{{- if (include "isocenter.values" (dict "root" $ "component" .service) | fromYaml).enabled }}
{{- $installed = append $installed . }}
{{- end }}
{{- end }}
{{- toJson $installed }}
{{- end }}

{{/* One row with its kind and value. (service, methods, path, earlier) */}}
{{- define "isocenter.route" -}}
{{- $prefix := hasSuffix "/**" .path }}
{{- $base := printf "/dicom-web%s" (trimSuffix "/**" .path | trimSuffix "/") }}
{{- $regex := contains "{" .path }}
{{- if $prefix }}
{{- range .earlier }}
{{- $earlier := . }}
{{- if and (eq $earlier.kind "RegularExpression") (hasPrefix (trimSuffix "**" $.path) $earlier.path) }}
{{- range $earlier.methods }}
{{- if has . $.methods }}
{{- $regex = true }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- $row := dict "service" .service "methods" .methods "path" .path }}
{{- if $regex }}
{{- $_ := set $row "kind" "RegularExpression" }}
{{- $_ := set $row "value" (printf "^%s%s$" (regexReplaceAll "\\{[a-z]+\\}" $base "[^/]+") (ternary "(/.*)?" "" $prefix)) }}
{{- else }}
{{- $_ := set $row "kind" (ternary "PathPrefix" "Exact" $prefix) }}
{{- $_ := set $row "value" $base }}
{{- end }}
{{- toJson $row }}
{{- end }}

{{/* The DICOMweb root as clients outside see it; empty when there is no way in. */}}
{{- define "isocenter.publicRoot" -}}
{{- $v := .Values }}
{{- if $v.publicUrl }}
{{- $path := regexFind "^[a-z]+://[^/]+/.+" $v.publicUrl }}
{{- ternary $v.publicUrl (printf "%s/dicom-web" (trimSuffix "/" $v.publicUrl)) (ne $path "") }}
{{- else if and $v.ingress.enabled $v.ingress.hosts }}
{{- printf "%s://%s/dicom-web" (ternary "https" "http" (ne $v.ingress.tlsSecret "")) (first $v.ingress.hosts) }}
{{- else if and $v.httpRoute.enabled $v.httpRoute.hostnames }}
{{- printf "%s://%s/dicom-web" (ternary "http" "https" (and $v.gatewayApi.enabled (eq $v.gatewayApi.tlsSecret ""))) (first $v.httpRoute.hostnames) }}
{{- end }}
{{- end }}

{{/* Where the test reaches a service: as values say, through the bundled gateway, or by its Service. (root, component) */}}
{{- define "isocenter.testRoot" -}}
{{- $v := .root.Values }}
{{- $name := include "isocenter.fullname" .root }}
{{- if $v.tests.root }}
{{- $v.tests.root | trimSuffix "/" }}
{{- else if $v.gateway.enabled }}
{{- printf "http://%s-gateway:%d/dicom-web" $name (int $v.gateway.service.port) }}
{{- else }}
{{- $values := include "isocenter.values" . | fromYaml }}
{{- printf "http://%s-%s:%d/dicom-web" $name .component (int $values.service.port) }}
{{- end }}
{{- end }}
