{{- define "shop.fullname" -}}
{{ .Release.Name }}-shop
{{- end }}
{{- define "shop.labels" -}}
app.kubernetes.io/name: shop
{{- end }}
