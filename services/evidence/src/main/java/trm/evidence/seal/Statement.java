package trm.evidence.seal;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
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

  /** The longest validity. It is bounded, so that the memory for duplicates can be. */
  public static final Duration VALIDITY_MAX = Duration.ofDays(90);

  private static final Pattern EVENT_TYPE = Pattern.compile("[A-Z][A-Za-z0-9]{0,63}");

  public Statement {
    require(suite.equals(SUITE), "The suite is not " + SUITE + ".");
    require(EVENT_TYPE.matcher(eventType).matches(), "The event type is no record's simple name.");
    require(epoch >= 0, "An epoch is not negative.");
    require(
        conversation == null ? sequence == 0 : sequence >= 1,
        "A sequence counts from 1 in a conversation, and is 0 without one.");
    require(
        conversation == null || conversation.sender().node().equals(sender),
        "A sender speaks in its own conversations only.");
    require(
        isWholeMillis(issuedAt) && isWholeMillis(expiresAt), "A time is not whole milliseconds.");
    require(
        issuedAt.isBefore(expiresAt)
            && Duration.between(issuedAt, expiresAt).compareTo(VALIDITY_MAX) <= 0,
        "A message expires after its issue, and within " + VALIDITY_MAX.toDays() + " days of it.");
  }

  private static boolean isWholeMillis(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS).equals(time);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
