package trm.exchange.receipt;

/** What was wrong with a receipt; the name is what meters count. */
public enum Finding {
  /** It is no receipt, or its proof or signature does not hold. */
  UNPROVEN,
  /** It is from another journal than its sender's. */
  NOT_OF_SENDER,
  /** The entry is about another message, or about other bytes than were sent. */
  ABOUT_ANOTHER_MESSAGE,
  /** No message of that id was ever sent to that peer. */
  NEVER_SENT
}
