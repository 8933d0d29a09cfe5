package trm.node.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import trm.node.keys.ClientKey;

/**
 * One of this node's own clients in its realm. It signs in with a key of its own (private_key_jwt),
 * so that the realm holds nothing by which anybody else could.
 *
 * @param realm the realm's address, which the assertion is for
 */
public record NodeClient(String realm, String clientId, ClientKey key) {
  private static final Duration ASSERTION_LIVES = Duration.ofSeconds(30);
  private static final String JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  /**
   * A client whose key is given as text.
   *
   * @param pem the private half on P-256, PKCS#8 as PEM
   * @throws IllegalArgumentException when it is no such key
   */
  public static NodeClient of(String realm, String clientId, String pem) {
    return new NodeClient(realm, clientId, ClientKey.of(pem));
  }

  /** What proves to the token endpoint who asks; serves once, for half a minute. */
  Map<String, String> proof(Instant now) {
    return Map.of(
        "client_id",
        clientId,
        "client_assertion_type",
        JWT_BEARER,
        "client_assertion",
        key.assertion(clientId, realm, now, ASSERTION_LIVES));
  }

  @Override
  public String toString() {
    return "NodeClient[" + clientId + "]";
  }
}
