package trm.node.settings;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the node reaches the broker, signed in as itself at the federation's realm.
 *
 * @param bootstrap host and port pairs, separated by commas
 * @param securityProtocol {@code SASL_SSL}; {@code PLAINTEXT} exists for a broker inside a test
 * @param truststoreFile certificates (PEM) that the broker's certificate is checked against
 * @param issuer the address of the federation's realm, exactly as it stands in its tokens
 * @param tokenEndpoint where the realm gives tokens; by default where Keycloak gives them
 * @param clientId the node's client in that realm; the broker knows the node by it
 * @param clientKeyFile the private key (PKCS#8 PEM, EC P-256) that the realm has the public half of
 */
@ConfigurationProperties("trm.broker")
public record BrokerSettings(
    String bootstrap,
    String securityProtocol,
    @Nullable Path truststoreFile,
    @Nullable String issuer,
    @Nullable String tokenEndpoint,
    @Nullable String clientId,
    @Nullable Path clientKeyFile) {
  public BrokerSettings {
    Check.text("trm.broker.bootstrap", bootstrap);
    switch (Check.text("trm.broker.security-protocol", securityProtocol)) {
      case "PLAINTEXT" -> {}
      case "SASL_SSL" -> {
        Check.file("trm.broker.truststore-file", truststoreFile);
        Check.text("trm.broker.issuer", issuer);
        Check.text("trm.broker.client-id", clientId);
        Check.file("trm.broker.client-key-file", clientKeyFile);
        if (tokenEndpoint == null || tokenEndpoint.isBlank()) {
          tokenEndpoint = issuer + "/protocol/openid-connect/token";
        }
      }
      default ->
          throw new InvalidSettingException(
              "trm.broker.security-protocol", "must be SASL_SSL or PLAINTEXT");
    }
  }
}
