package trm.evidence.fsck;

/**
 * What can be wrong with a node's records. The name is the finding's code and never changes
 * meaning.
 */
public enum FlawKind {
  /** A row cannot be read at all. */
  ROW_UNREADABLE,
  /** The journal misses an index, or a generation begins otherwise than it must. */
  JOURNAL_GAP,
  /** A stored hash is not that of the leaves beside it. */
  HASH_DIFFERS,
  /** A leaf is no entry that this release can read. */
  ENTRY_UNREADABLE,
  /** A column beside a leaf says something else than the leaf. */
  COLUMN_DIFFERS,
  /** A detail is not the one that its entry commits to. */
  DETAIL_DIFFERS,
  /** The detail that an entry commits to is gone, though nothing erases details. */
  DETAIL_MISSING,
  /** A checkpoint of this node is not what the journal was at that size. */
  CHECKPOINT_DIFFERS,
  /** A checkpoint is not signed by its journal's key. */
  CHECKPOINT_REFUSED,
  /** The journal is shorter than something that proves its length. */
  JOURNAL_SHORTENED,
  /** A message stands in the outbox and not, or otherwise, in the journal. */
  MESSAGE_WITHOUT_ENTRY,
  /** A message stands in the journal and not in the outbox. */
  ENTRY_WITHOUT_MESSAGE,
  /** Stored content of a message is not what was signed. */
  CONTENT_DIFFERS,
  /** A message counts as receipted, and no receipt is held. */
  RECEIPT_MISSING,
  /** A receipt does not prove what it is held for. */
  RECEIPT_REFUSED,
  /** Something was taken in, and the journal does not say so. */
  NOTE_WITHOUT_ENTRY,
  /** The journal says that something was taken in, and nothing else does. */
  ENTRY_WITHOUT_NOTE,
  /** An entry for which a receipt is owed, and none is noted. */
  RECEIPT_NOT_OWED,
  /** A receipt is owed, or was given, for an entry that the journal does not hold. */
  RECEIPT_WITHOUT_ENTRY,
  /** What was told is not in the list of what was told, or the other way round. */
  DISCLOSURE_MISSING,
  /** What was told rests on nothing that the case holds. */
  DISCLOSURE_WITHOUT_BASIS,
  /** One journal was shown with two contents. */
  TWO_FACES,
  /** A fact of this node has no entry. */
  FACT_WITHOUT_ENTRY,
  /** An entry tells of a fact that the case does not hold. */
  ENTRY_WITHOUT_FACT,
  /** A fact says something else than the detail of its entry. */
  FACT_DIFFERS,
  /** The facts of a case are not numbered without a gap. */
  FACT_GAP,
  /** A part of a case cannot be read, and nothing says that it was erased. */
  KEY_MISSING,
  /** A part that was erased can be read. */
  ERASED_READABLE,
  /** A stored key cannot be unwrapped, or content under it cannot be opened. */
  KEY_UNUSABLE,
  /** The keys of this node are not those that the directory lists. */
  KEYS_DIFFER,
  /** A list is not what the facts make it. */
  LIST_DIFFERS
}
