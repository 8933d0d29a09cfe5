package trm.exchange.receipt;

import java.util.List;
import org.jspecify.annotations.Nullable;
import trm.evidence.Digest;
import trm.evidence.journal.EntryDetail;
import trm.evidence.journal.JournalEntry;

/**
 * One line of the journal as it is stored.
 *
 * @param leaf the encoded entry
 * @param completed hashes of the subtrees that this line completes, by level; the first is the
 *     leaf's own hash
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes in transit between two calls, never compared.
public record JournalLine(
    long index,
    JournalEntry entry,
    byte[] leaf,
    List<Digest> completed,
    @Nullable EntryDetail detail) {
  public JournalLine {
    completed = List.copyOf(completed);
  }

  /** RFC 6962 hash of the leaf. */
  public Digest leafHash() {
    return completed.getFirst();
  }
}
