{{- define "node.labels" -}}
app.kubernetes.io/name: corridor-node
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "node.allLabels" -}}
{{ include "node.labels" . }}
app.kubernetes.io/component: {{ .Values.role }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
corridor.trm/node: {{ index .Values.settings "trm.node.id" }}
{{- end }}
