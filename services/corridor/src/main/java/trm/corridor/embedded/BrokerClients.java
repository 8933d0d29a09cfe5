package trm.corridor.embedded;

import java.util.HashMap;
import java.util.Map;

/**
 * How clients of a broker, or of a cluster of them, are configured.
 *
 * @param state where the launcher's password lies
 */
record BrokerClients(StateFolder state, DevelopmentCertificates certificates) {
  /** The launcher's own user, the only one that no ACL binds. */
  static final String LAUNCHER = "launcher";

  private static final String SCRAM_LOGIN =
      "org.apache.kafka.common.security.scram.ScramLoginModule";

  /** Settings of whoever signs in like this. */
  Map<String, Object> overTls(String addresses, Map<String, Object> signIn) {
    Map<String, Object> settings = new HashMap<>(signIn);
    settings.put("bootstrap.servers", addresses);
    settings.put("security.protocol", "SASL_SSL");
    settings.put("ssl.truststore.type", "PEM");
    settings.put("ssl.truststore.location", certificates.authority().toString());
    return settings;
  }

  /** Settings of the launcher, whom no ACL binds. */
  Map<String, Object> launcher(String internalAddresses) {
    return overTls(
        internalAddresses,
        Map.of("sasl.mechanism", "SCRAM-SHA-512", "sasl.jaas.config", launcherLogin()));
  }

  String launcherLogin() {
    return login(SCRAM_LOGIN, LAUNCHER, launcherPassword());
  }

  /** In the words in which a new storage is told of its first user. */
  String launcherAsFormatted() {
    return "SCRAM-SHA-512=[name=" + LAUNCHER + ",password=" + launcherPassword() + "]";
  }

  private String launcherPassword() {
    return state.password("launcher", "broker");
  }

  static String login(String module, String user, String password) {
    return module + " required username=\"" + user + "\" password=\"" + password + "\";";
  }
}
