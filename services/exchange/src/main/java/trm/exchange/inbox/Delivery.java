package trm.exchange.inbox;

import java.time.Instant;
import trm.evidence.CaseReference;
import trm.evidence.Digest;
import trm.evidence.seal.SignedStatement;

/**
 * One genuine message.
 *
 * @param caseReference the statement's, which is present on every delivery
 * @param body the Avro single-object bytes of one event
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes in transit between two calls, never compared.
public record Delivery(
    SignedStatement signed,
    CaseReference caseReference,
    byte[] body,
    Digest envelopeDigest,
    Instant receivedAt) {

  /** Shows nothing of the body. */
  @Override
  public String toString() {
    return "Delivery[" + signed.statement().eventType() + "]";
  }
}
