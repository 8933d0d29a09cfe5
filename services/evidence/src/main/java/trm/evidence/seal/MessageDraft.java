package trm.evidence.seal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import trm.evidence.CaseReference;
import trm.evidence.ConversationId;
import trm.evidence.MessageId;
import trm.evidence.NodeId;

/**
 * A message before it is signed and sealed. The sender is the node that seals it.
 *
 * @param body the Avro single-object bytes of one event
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes in transit between two calls, never compared.
public record MessageDraft(
    NodeId recipient,
    MessageId messageId,
    @Nullable ConversationId conversation,
    long sequence,
    @Nullable CaseReference caseReference,
    long epoch,
    String eventType,
    Instant issuedAt,
    Instant expiresAt,
    byte[] body) {}
