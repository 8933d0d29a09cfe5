package trm.evidence.verify;

import org.jspecify.annotations.Nullable;
import trm.evidence.Digest;
import trm.evidence.Generation;
import trm.evidence.NodeId;
import trm.evidence.journal.EntryDetail;
import trm.evidence.journal.EntryKind;
import trm.evidence.journal.JournalEntry;

/** An entry whose place in its journal is proven. Only these count in what follows. */
record ProvenEntry(
    String bundle,
    Generation journal,
    long index,
    Digest leafHash,
    JournalEntry entry,
    @Nullable EntryDetail detail) {
  NodeId node() {
    return journal.node();
  }

  boolean is(EntryKind kind, String eventType) {
    return entry.kind() == kind && eventType.equals(entry.eventType());
  }

  boolean isMail() {
    return entry.kind() == EntryKind.MESSAGE_OUT || entry.kind() == EntryKind.MESSAGE_IN;
  }

  /** How sentences name it. */
  @Override
  public String toString() {
    return "entry %d of %s".formatted(index, journal);
  }
}
