package trm.evidence.seal;

import java.nio.charset.StandardCharsets;
import trm.evidence.Digest;

/**
 * A statement with the sender's signature over it.
 *
 * @param jws the compact JWS whose payload is the statement
 */
public record SignedStatement(Statement statement, String jws) {
  /** The identity of the statement: equal for a message that was sealed anew. */
  public Digest digest() {
    return Digest.sha256(jws.getBytes(StandardCharsets.US_ASCII));
  }
}
