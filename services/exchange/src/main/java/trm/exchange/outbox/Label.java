package trm.exchange.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import trm.evidence.CaseReference;
import trm.evidence.ConversationId;
import trm.evidence.MessageId;
import trm.evidence.NodeId;

/**
 * What never changes about a message in the outbox: class A data only.
 *
 * @param conversation absent for the courier's own messages
 * @param sequence from 1 within the conversation; 0 without one
 * @param caseReference absent for the courier's own messages
 * @param part the erasable part of the case that the body belongs to, in the poster's words; an
 *     adapter may choose the key for the stored body by it
 * @param urgent may overtake what is before it in its conversation
 * @param receiptExpected false for the courier's own messages
 * @param recordKey the broker's record key: links messages of one conversation to nobody else
 */
public record Label(
    MessageId messageId,
    NodeId recipient,
    @Nullable ConversationId conversation,
    long sequence,
    @Nullable CaseReference caseReference,
    long epoch,
    String eventType,
    @Nullable String part,
    boolean urgent,
    boolean receiptExpected,
    byte recordKey,
    Instant issuedAt,
    Instant expiresAt) {

  /** The same message in another place. */
  public Label at(Place place, byte recordKeyThere) {
    return new Label(
        messageId,
        recipient,
        place.conversation(),
        place.sequence(),
        caseReference,
        epoch,
        eventType,
        part,
        urgent,
        receiptExpected,
        recordKeyThere,
        issuedAt,
        expiresAt);
  }
}
