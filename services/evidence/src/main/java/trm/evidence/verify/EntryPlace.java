package trm.evidence.verify;

import trm.evidence.Generation;

/** Where an entry stands: the bundle's name, the journal and the index. */
public record EntryPlace(String bundle, Generation journal, long index) {
  static EntryPlace of(ProvenEntry entry) {
    return new EntryPlace(entry.bundle(), entry.journal(), entry.index());
  }
}
