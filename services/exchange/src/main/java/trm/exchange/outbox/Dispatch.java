package trm.exchange.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import trm.evidence.CaseReference;
import trm.evidence.NodeId;

/**
 * A message to be posted about a case.
 *
 * @param epoch the epoch under which this node speaks
 * @param turn the turn inside this node, for the journal
 * @param eventType the simple name of the Avro record in the body
 * @param body the Avro single-object bytes of one event
 * @param part the erasable part of the case that the body belongs to
 * @param organisation who says it, inside this node
 * @param officer the officer's id, or {@code system}
 * @param statedBy the partner system that named the officer, where one did
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes in transit between two calls, never compared.
public record Dispatch(
    NodeId recipient,
    CaseReference caseReference,
    long epoch,
    long turn,
    String eventType,
    byte[] body,
    @Nullable String part,
    String organisation,
    String officer,
    @Nullable String statedBy,
    Instant occurredAt) {

  /** Shows nothing of the body. */
  @Override
  public String toString() {
    return "Dispatch[" + eventType + " to " + recipient + "]";
  }
}
