package trm.node.runtime;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;
import trm.node.settings.BrokerSettings;
import trm.node.settings.SecretFile;

/**
 * How every Kafka client of this node reaches the broker: with a token that the federation's realm
 * gave to the node, for which the node signed with its own key. No secret is shared with anybody.
 */
final class BrokerClient {
  private static final String LOGIN =
      "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required;";
  private static final String LOGIN_HANDLER =
      "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler";

  /** Kafka opens no address and no file for tokens but those that the process permits. */
  private static final String PERMITTED_ADDRESSES =
      "org.apache.kafka.sasl.oauthbearer.allowed.urls";

  private static final String PERMITTED_FILES = "org.apache.kafka.sasl.oauthbearer.allowed.files";

  private final Map<String, Object> properties = new HashMap<>();

  BrokerClient(BrokerSettings settings) {
    properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrap());
    properties.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, settings.securityProtocol());
    // A broker may ask its clients for their metrics, and a hub's operator is to learn nothing.
    properties.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, "false");
    // Meters are read over HTTP; nobody looks at them by JMX.
    properties.put(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, "");
    Path truststore = settings.truststoreFile();
    Path key = settings.clientKeyFile();
    String client = settings.clientId();
    String issuer = settings.issuer();
    String tokens = settings.tokenEndpoint();
    if (settings.securityProtocol().equals("SASL_SSL")
        && truststore != null
        && key != null
        && client != null
        && issuer != null
        && tokens != null) {
      properties.put(SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG, "PEM");
      properties.put(SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG, truststore.toString());
      SecretFile.text("trm.broker.client-key-file", key);
      signInAs(client, key, issuer);
      properties.put(SaslConfigs.SASL_OAUTHBEARER_TOKEN_ENDPOINT_URL, tokens);
      System.setProperty(PERMITTED_ADDRESSES, tokens);
      System.setProperty(PERMITTED_FILES, key.toString());
      whileTheRealmIsAway();
    }
  }

  private void signInAs(String client, Path key, String issuer) {
    properties.put(SaslConfigs.SASL_MECHANISM, "OAUTHBEARER");
    properties.put(SaslConfigs.SASL_JAAS_CONFIG, LOGIN);
    properties.put(SaslConfigs.SASL_LOGIN_CALLBACK_HANDLER_CLASS, LOGIN_HANDLER);
    properties.put(SaslConfigs.SASL_OAUTHBEARER_CLIENT_CREDENTIALS_CLIENT_ID, client);
    properties.put(SaslConfigs.SASL_OAUTHBEARER_ASSERTION_ALGORITHM, "ES256");
    properties.put(SaslConfigs.SASL_OAUTHBEARER_ASSERTION_PRIVATE_KEY_FILE, key.toString());
    properties.put(SaslConfigs.SASL_OAUTHBEARER_ASSERTION_CLAIM_ISS, client);
    properties.put(SaslConfigs.SASL_OAUTHBEARER_ASSERTION_CLAIM_SUB, client);
    properties.put(SaslConfigs.SASL_OAUTHBEARER_ASSERTION_CLAIM_AUD, issuer);
    // The realm takes a signature once, and none that says it is good for longer than a minute.
    properties.put(SaslConfigs.SASL_OAUTHBEARER_ASSERTION_CLAIM_JTI_INCLUDE, "true");
    properties.put(SaslConfigs.SASL_OAUTHBEARER_ASSERTION_CLAIM_EXP_SECONDS, "30");
  }

  /**
   * A new token is fetched when half of the old one's life is over, so that a realm that goes away
   * leaves every node at least two fifths of it. A client that has no token yet says so within a
   * second or two, and whoever wanted it asks again.
   */
  private void whileTheRealmIsAway() {
    properties.put(SaslConfigs.SASL_LOGIN_REFRESH_WINDOW_FACTOR, "0.5");
    properties.put(SaslConfigs.SASL_LOGIN_REFRESH_WINDOW_JITTER, "0.05");
    properties.put(SaslConfigs.SASL_LOGIN_CONNECT_TIMEOUT_MS, "2000");
    properties.put(SaslConfigs.SASL_LOGIN_READ_TIMEOUT_MS, "4000");
    properties.put(SaslConfigs.SASL_LOGIN_RETRY_BACKOFF_MS, "250");
    properties.put(SaslConfigs.SASL_LOGIN_RETRY_BACKOFF_MAX_MS, "1000");
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
