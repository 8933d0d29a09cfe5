package trm.node.identity;

import java.time.Duration;

/**
 * How this node gets at its realm.
 *
 * @param server the address of Keycloak, without the realm
 * @param realm its name
 * @param node the node's id, which is the audience of its tokens
 * @param clientId the node's own client
 */
public record RealmAccess(
    String server, String realm, String node, String clientId, String clientSecret) {
  static final Duration CONNECT_LIMIT = Duration.ofSeconds(4);
  static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);
  private static final String REALMS = "/realms/";

  /**
   * The access to the realm that gives tokens.
   *
   * @param issuer {@code <server>/realms/<realm>}
   * @throws IllegalArgumentException when it is no such address
   */
  public static RealmAccess of(String issuer, String node, String clientId, String clientSecret) {
    int at = issuer.lastIndexOf(REALMS);
    if (at < 0) {
      throw new IllegalArgumentException("The issuer is no realm of Keycloak.");
    }
    String realm = issuer.substring(at + REALMS.length());
    return new RealmAccess(issuer.substring(0, at), realm, node, clientId, clientSecret);
  }

  @Override
  public String toString() {
    return "RealmAccess[" + realm + "]";
  }
}
