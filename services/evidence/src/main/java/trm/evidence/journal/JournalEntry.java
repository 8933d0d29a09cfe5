package trm.evidence.journal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import trm.evidence.CaseReference;
import trm.evidence.Digest;
import trm.evidence.MessageId;
import trm.evidence.NodeId;

/**
 * The attestation of one journal entry, kept for ever: class A data only. Its bytes, and so its
 * leaf hash, are fixed as soon as it is made; only its index is given at commit.
 *
 * @param eventType the simple name of the domain or wire event, where there is one
 * @param epoch the case's epoch as this entry leaves it; 0 without a case
 * @param turn the case's turn inside this node; 0 without a case
 * @param organisation the organisation that acted, inside this node
 * @param officer the officer's id, never a name; {@code system} for the node itself
 * @param statedBy the partner system that named the officer, where one did
 * @param outcome {@code accepted}, {@code duplicate}, {@code refused} or {@code quarantined} for
 *     mail; a coded result elsewhere; never a rule id
 * @param handover the handover's id, on a handover step
 * @param cites the leaf hash of the entry that this one answers: the closing of an epoch cites the
 *     opening of the next
 * @param detailCommitment SHA-256 over the detail's salt and content
 */
public record JournalEntry(
    EntryKind kind,
    @Nullable String eventType,
    @Nullable CaseReference caseReference,
    long epoch,
    long turn,
    String organisation,
    String officer,
    @Nullable String statedBy,
    Instant occurredAt,
    Instant recordedAt,
    @Nullable MessageId messageId,
    @Nullable NodeId peer,
    @Nullable Digest envelopeDigest,
    @Nullable Digest statementDigest,
    @Nullable String outcome,
    @Nullable String handover,
    @Nullable Digest cites,
    @Nullable Digest detailCommitment) {
  public JournalEntry {
    // The leaf keeps milliseconds; a finer time would not come back as the same entry.
    occurredAt = occurredAt.truncatedTo(ChronoUnit.MILLIS);
    recordedAt = recordedAt.truncatedTo(ChronoUnit.MILLIS);
  }
}
