{{- /* How a mirror signs in, abroad and at home. */ -}}
{{- define "mirror.signIn" -}}
tls:
  trustedCertificates:
    - {secretName: {{ .values.mirror.authoritiesSecret }}, pattern: "*.pem"}
authentication:
  type: custom
  sasl: true
  config:
    sasl.mechanism: OAUTHBEARER
    sasl.jaas.config: org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required;
    sasl.login.callback.handler.class: org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler
    sasl.oauthbearer.token.endpoint.url: {{ .tokens }}
    sasl.oauthbearer.client.credentials.client.id: mirror-{{ .values.country }}
    sasl.oauthbearer.assertion.algorithm: ES256
    sasl.oauthbearer.assertion.private.key.file: {{ .key }}
    sasl.oauthbearer.assertion.claim.iss: mirror-{{ .values.country }}
    sasl.oauthbearer.assertion.claim.sub: mirror-{{ .values.country }}
    sasl.oauthbearer.assertion.claim.aud: {{ .values.realm.issuer }}
    sasl.oauthbearer.assertion.claim.jti.include: true
    sasl.oauthbearer.assertion.claim.exp.seconds: 30
{{- end -}}
