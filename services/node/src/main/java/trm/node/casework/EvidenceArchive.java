package trm.node.casework;

import java.util.List;
import org.jspecify.annotations.Nullable;
import trm.evidence.CaseReference;
import trm.evidence.journal.EntryDetail;

/**
 * What this node holds of the proof of a case. Every method takes part in the open unit of work.
 */
public interface EvidenceArchive {

  /**
   * All entries of the current generation about a case, in order.
   *
   * @param before only entries below this index
   */
  List<ArchivedEntry> entries(CaseReference caseReference, long before);

  /** The compact JWS of every message about the case that was sent or received. */
  List<String> statements(CaseReference caseReference);

  /** The receipt texts that peers gave for messages about the case. */
  List<String> receipts(CaseReference caseReference);

  /**
   * Sizes of this node's checkpoints, of the current generation, that others may hold: those in
   * receipts that it gave for messages about the case, and the newest that it signed at all, since
   * a peer passes on the newest that it saw.
   */
  List<Long> sizesShown(CaseReference caseReference);

  /**
   * An entry with what is left of its detail.
   *
   * @param detail absent when there is none, or when its key is destroyed
   */
  @SuppressWarnings("ArrayRecordComponent") // Bytes on their way to a file, never compared.
  record ArchivedEntry(long index, byte[] leaf, @Nullable EntryDetail detail) {}
}
