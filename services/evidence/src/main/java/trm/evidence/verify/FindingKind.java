package trm.evidence.verify;

/** What can be wrong with evidence. The name is the finding's code and never changes meaning. */
public enum FindingKind {
  /** A part of the file cannot be read. */
  DAMAGED,
  /** The directory is not signed by the federation, so no key of it counts. */
  DIRECTORY_REFUSED,
  /** The checkpoint is not signed by the journal's key, so no entry under it is proven. */
  CHECKPOINT_REFUSED,
  /** An entry is not in the journal that the checkpoint signs for. */
  ENTRY_NOT_PROVEN,
  /** An entry is in the journal and is no entry that this release can read. */
  ENTRY_UNREADABLE,
  /** An entry stands twice in a bundle. */
  ENTRY_TWICE,
  /** A bundle of the whole journal lacks entries. */
  JOURNAL_INCOMPLETE,
  /** A bundle of one case contains another's entry. */
  ENTRY_FOREIGN,
  /** A detail is not the one that the entry commits to. */
  DETAIL_DIFFERS,
  /** A statement is not signed by the node that it names. */
  STATEMENT_REFUSED,
  /** A statement says something else than the entry that cites it. */
  STATEMENT_DIFFERS,
  /** No entry of the bundle cites this statement. */
  STATEMENT_FOREIGN,
  /** Sender and receiver journalled different statements for one message. */
  MESSAGE_DIFFERS,
  /** A receipt does not prove its entry. */
  RECEIPT_REFUSED,
  /** A receipt is about no message of the bundle. */
  RECEIPT_FOREIGN,
  /** A node gave a receipt for an entry that its own bundle does not show. */
  RECEIPT_DENIED,
  /** A witnessed checkpoint is not signed by its journal's key. */
  WITNESSED_REFUSED,
  /** One journal was shown with two contents. */
  TWO_FACES,
  /** A journal does not continue one that was shown earlier. */
  HISTORY_CHANGED,
  /** A case was opened more than once. */
  CASE_OPENED_TWICE,
  /** More than one entry opens an epoch. */
  EPOCH_OPENED_TWICE,
  /** Nobody is shown to have been responsible in an epoch between others. */
  EPOCH_NOT_SHOWN,
  /** The closing of an epoch does not cite the opening of the next. */
  OPENING_NOT_CITED,
  /** A node let go of what another node held. */
  CLOSED_BY_ANOTHER,
  /** A node confirmed an arrival under an offer that it had not accepted. */
  ARRIVAL_NOT_ACCEPTED
}
