package trm.node.notice;

/** Of what an officer may be told. */
public enum NoticeKind {
  /** Work that is owed here and was not there before. */
  NEW_WORK,
  /** Another node or organisation waits for a yes or no to an offer. */
  OFFER_WAITS,
  /** The time of something is over. */
  OVERDUE,
  /** A peer asks whether anybody answers here. */
  CONTACT_TEST,
  /** The organisation's own system is told nothing any more. */
  WEBHOOK_DISABLED
}
