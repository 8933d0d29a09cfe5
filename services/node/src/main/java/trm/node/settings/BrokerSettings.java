package trm.node.settings;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the node reaches the broker, authenticated as itself.
 *
 * @param bootstrap host and port pairs, separated by commas
 * @param securityProtocol {@code SASL_SSL}; {@code PLAINTEXT} exists for a broker inside a test
 * @param username the SCRAM-SHA-512 user; by convention the node id
 * @param truststoreFile certificates (PEM) that the broker's certificate is checked against
 */
@ConfigurationProperties("trm.broker")
public record BrokerSettings(
    String bootstrap,
    String securityProtocol,
    @Nullable String username,
    @Nullable Path passwordFile,
    @Nullable Path truststoreFile) {
  public BrokerSettings {
    Check.text("trm.broker.bootstrap", bootstrap);
    switch (Check.text("trm.broker.security-protocol", securityProtocol)) {
      case "PLAINTEXT" -> {}
      case "SASL_SSL" -> {
        Check.text("trm.broker.username", username);
        Check.file("trm.broker.password-file", passwordFile);
        Check.file("trm.broker.truststore-file", truststoreFile);
      }
      default ->
          throw new InvalidSettingException(
              "trm.broker.security-protocol", "must be SASL_SSL or PLAINTEXT");
    }
  }
}
