package trm.exchange.outbox;

/**
 * Where a message stands in the sender's ledger. Overdue is no state but a flag beside it: a late
 * receipt closes it.
 */
public enum MessageState {
  /** Committed here; not yet given to the broker. */
  POSTED,
  /** Claimed by a relay that may be sending it at this moment. */
  SENDING,
  /** The broker has it. */
  SENT,
  /** The recipient proved that it holds it. */
  ACKNOWLEDGED,
  /** The recipient proved that it holds it and does not act on it. */
  REFUSED;

  /** Whether nothing more is awaited. */
  public boolean isFinal() {
    return this == ACKNOWLEDGED || this == REFUSED;
  }
}
