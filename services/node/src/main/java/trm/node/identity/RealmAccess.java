package trm.node.identity;

import java.time.Duration;

/**
 * Where this node's realm is.
 *
 * @param server the address of Keycloak, without the realm
 * @param realm its name
 * @param node the node's id, which is the audience of its tokens
 */
public record RealmAccess(String server, String realm, String node) {
  static final Duration CONNECT_LIMIT = Duration.ofSeconds(4);
  static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);

  /** How long somebody who waits for an answer waits at the very most, whatever is asked for it. */
  static final Duration CALLER_LIMIT = Duration.ofSeconds(8);

  private static final String REALMS = "/realms/";

  /**
   * The access to the realm that gives tokens.
   *
   * @param issuer {@code <server>/realms/<realm>}
   * @throws IllegalArgumentException when it is no such address
   */
  public static RealmAccess of(String issuer, String node) {
    int at = issuer.lastIndexOf(REALMS);
    if (at < 0) {
      throw new IllegalArgumentException("The issuer is no realm of Keycloak.");
    }
    return new RealmAccess(issuer.substring(0, at), issuer.substring(at + REALMS.length()), node);
  }

  /** Where its clients get tokens. */
  String tokens() {
    return server + REALMS + realm + "/protocol/openid-connect/token";
  }
}
