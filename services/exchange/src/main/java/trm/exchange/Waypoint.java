package trm.exchange;

/**
 * The steps of a message's way, in their order, from its posting to the receipt that closes it.
 * Each is a moment at which the process may be gone: what is committed by then must be enough to go
 * on from, and what is not must leave no trace.
 *
 * <p>A receipt is a message too: it is posted, sent and taken in as any other. Nobody receipts it.
 */
public enum Waypoint {
  /** Numbered, sealed, journalled and in the outbox; none of it is committed. */
  POSTED,
  /** Committed with all else of its transaction; whoever gave the command has no answer yet. */
  COMMITTED,
  /** A relay has it under a lease, which is committed. */
  CLAIMED,
  /** Looked at once more, and about to be given to the broker. */
  CLEARED,
  /** The broker has it for good, and the sender's ledger does not say so. */
  CONFIRMED,
  /** The ledger says so; not committed. */
  SENT,
  /** In the recipient's hands, unopened. */
  FETCHED,
  /** Opened and believed; nothing is stored. */
  OPENED,
  /** What follows from it is stored; not yet that it came. */
  ACTED_ON,
  /** Noted, counted and journalled, and its receipt owed; none of it is committed. */
  SETTLED,
  /**
   * All of that is committed; the broker does not know that it was taken, and would give it again.
   */
  TAKEN_IN,
  /** The checkpoint under which its receipt will stand is signed; not committed. */
  CHECKPOINT_SIGNED,
  /** The receipt's text is stored; it is not posted, and nothing is committed. */
  RECEIPT_MADE,
  /** The sender holds the receipt and has found it true; its ledger does not say so. */
  PROVEN,
  /** The message is closed and its receipt kept; not committed. */
  CLOSED
}
