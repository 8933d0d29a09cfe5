package trm.corridor.embedded;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The realm at which the nodes of the federation sign in for the broker, and nobody else for
 * anything.
 *
 * @param issuer its address
 * @param state where the nodes' own keys lie
 */
public record FederationRealm(URI issuer, StateFolder state) {
  /** The realm's name, and that of its file in {@code deploy/keycloak}. */
  public static final String NAME = "federation";

  /** What its tokens are made for. */
  static final String AUDIENCE = "kafka";

  private static final String OAUTH = "org.apache.kafka.common.security.oauthbearer.";

  /** The realm's keys. */
  URI keys() {
    return URI.create(issuer + "/protocol/openid-connect/certs");
  }

  /** Where a node gets a token. */
  public URI tokens() {
    return URI.create(issuer + "/protocol/openid-connect/token");
  }

  /** The key by which a node signs in. */
  public Path keyFile(String node) {
    return ClientKey.of(state, node).file();
  }

  /** How a Kafka client signs in here as a node. */
  Map<String, Object> signIn(String node) {
    permit("urls", tokens().toString());
    permit("files", keyFile(node).toString());
    Map<String, Object> settings = new HashMap<>();
    settings.put("sasl.mechanism", "OAUTHBEARER");
    settings.put("sasl.jaas.config", OAUTH + "OAuthBearerLoginModule required;");
    settings.put("sasl.login.callback.handler.class", OAUTH + "OAuthBearerLoginCallbackHandler");
    settings.put("sasl.oauthbearer.token.endpoint.url", tokens().toString());
    settings.put("sasl.oauthbearer.client.credentials.client.id", node);
    settings.put("sasl.oauthbearer.assertion.algorithm", "ES256");
    settings.put("sasl.oauthbearer.assertion.private.key.file", keyFile(node).toString());
    settings.put("sasl.oauthbearer.assertion.claim.iss", node);
    settings.put("sasl.oauthbearer.assertion.claim.sub", node);
    settings.put("sasl.oauthbearer.assertion.claim.aud", issuer.toString());
    settings.put("sasl.oauthbearer.assertion.claim.jti.include", "true");
    settings.put("sasl.oauthbearer.assertion.claim.exp.seconds", "30");
    return settings;
  }

  /** How a Kafka client brings a token that somebody has already, whatever it is. */
  static Map<String, Object> bring(Path tokenFile) {
    String address = tokenFile.toUri().toString();
    permit("urls", address);
    permit("files", tokenFile.toString());
    Map<String, Object> settings = new HashMap<>();
    settings.put("sasl.mechanism", "OAUTHBEARER");
    settings.put("sasl.jaas.config", OAUTH + "OAuthBearerLoginModule required;");
    settings.put("sasl.login.callback.handler.class", OAUTH + "OAuthBearerLoginCallbackHandler");
    settings.put("sasl.oauthbearer.token.endpoint.url", address);
    // Kafka's client wants a scope in whatever it brings. The broker shall be the one to judge.
    settings.put("sasl.oauthbearer.scope.claim.name", "azp");
    return settings;
  }

  /** What a broker's listener must know, to take this realm's tokens and no others. */
  Map<String, String> believed() {
    permit("urls", keys().toString());
    return Map.of(
        "sasl.jaas.config",
        OAUTH + "OAuthBearerLoginModule required unsecuredLoginStringClaim_sub=\"unused\";",
        "sasl.server.callback.handler.class",
        LateRealmValidator.class.getName(),
        "sasl.oauthbearer.jwks.endpoint.url",
        keys().toString(),
        // A key that the realm takes back serves for no longer than this.
        "sasl.oauthbearer.jwks.endpoint.refresh.ms",
        "60000",
        "sasl.oauthbearer.expected.issuer",
        issuer.toString(),
        "sasl.oauthbearer.expected.audience",
        AUDIENCE,
        // Keycloak's subject is a number of its own; the client's id is the node's.
        "sasl.oauthbearer.sub.claim.name",
        "azp",
        // A connection shows a token at least this often, and never outlives the one it showed.
        "connections.max.reauth.ms",
        "3600000");
  }

  /** Kafka opens no address and no file for tokens but those that the process permits. */
  private static synchronized void permit(String kind, String allowed) {
    String property = "org.apache.kafka.sasl.oauthbearer.allowed." + kind;
    Set<String> all =
        new LinkedHashSet<>(List.of(System.getProperty(property, allowed).split(",")));
    all.add(allowed);
    System.setProperty(property, String.join(",", all));
  }
}
