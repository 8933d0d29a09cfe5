package trm.evidence.seal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import trm.evidence.CaseReference;
import trm.evidence.ConversationId;
import trm.evidence.Digest;
import trm.evidence.MessageId;
import trm.evidence.NodeId;

/**
 * What a sender signs about one message: class A data only, kept for ever, so that the content can
 * be erased and the proof stays.
 *
 * @param suite the fixed set of algorithms, {@code TRM-1}
 * @param conversation absent for the courier's own messages (receipts, requests for a gap)
 * @param sequence position in the conversation from 1; 0 without a conversation
 * @param caseReference absent for the courier's own messages
 * @param epoch the epoch under which the sender speaks; 0 without a case
 * @param eventType the simple name of the Avro record in the body
 * @param issuedAt whole milliseconds
 * @param expiresAt whole milliseconds, after {@code issuedAt}
 * @param bodyDigest SHA-256 over the salt and then the body
 */
public record Statement(
    String suite,
    NodeId sender,
    NodeId recipient,
    MessageId messageId,
    @Nullable ConversationId conversation,
    long sequence,
    @Nullable CaseReference caseReference,
    long epoch,
    String eventType,
    Instant issuedAt,
    Instant expiresAt,
    Digest bodyDigest) {
  /** The only suite of this release. */
  public static final String SUITE = "TRM-1";
}
