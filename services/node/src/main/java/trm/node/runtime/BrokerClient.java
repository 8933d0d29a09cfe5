package trm.node.runtime;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;
import trm.node.settings.BrokerSettings;
import trm.node.settings.SecretFile;

/** How every Kafka client of this node reaches the broker, authenticated as the node itself. */
final class BrokerClient {
  private final Map<String, Object> properties = new HashMap<>();

  BrokerClient(BrokerSettings settings) {
    properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrap());
    properties.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, settings.securityProtocol());
    Path passwordFile = settings.passwordFile();
    Path truststore = settings.truststoreFile();
    if (settings.securityProtocol().equals("SASL_SSL")
        && passwordFile != null
        && truststore != null) {
      properties.put(SaslConfigs.SASL_MECHANISM, "SCRAM-SHA-512");
      properties.put(
          SaslConfigs.SASL_JAAS_CONFIG,
          jaas(settings, SecretFile.text("trm.broker.password-file", passwordFile)));
      properties.put(SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG, "PEM");
      properties.put(SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG, truststore.toString());
    }
  }

  private static String jaas(BrokerSettings settings, String password) {
    return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\""
        + settings.username()
        + "\" password=\""
        + password.replace("\\", "\\\\").replace("\"", "\\\"")
        + "\";";
  }

  /** The properties, for whoever makes clients. */
  Map<String, Object> properties() {
    return Map.copyOf(properties);
  }

  /** Adds to the properties of one client. */
  void addTo(Map<String, Object> gathered) {
    gathered.putAll(properties);
  }
}
