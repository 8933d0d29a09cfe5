package trm.exchange.outbox;

/** Why a message will not come; the names are the contract's list {@code skip-reasons}. */
enum SkipReason {
  /** Its time ran out. */
  EXPIRED,
  /** Its content was erased before the recipient had it. */
  ERASED,
  /** The recipient gave a receipt for it, so that its content is gone here. */
  RECEIPTED,
  /** It was sent by a life of this node that a restore made it forget. */
  RESTORED
}
