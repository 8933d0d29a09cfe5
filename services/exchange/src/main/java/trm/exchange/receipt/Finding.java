package trm.exchange.receipt;

import trm.evidence.journal.KeyUnknownException;
import trm.evidence.journal.ProofRejectedException;

/** What was wrong with a receipt; the name is what meters count. */
public enum Finding {
  /** It is no receipt, or its proof or signature does not hold. */
  UNPROVEN,
  /** It is signed by no key that the directory of today names for that journal. */
  NOT_VOUCHED,
  /** It is from another journal than its sender's. */
  NOT_OF_SENDER,
  /** The entry is about another message, or about other bytes than were sent. */
  ABOUT_ANOTHER_MESSAGE,
  /** No message of that id was ever sent to that peer. */
  NEVER_SENT;

  /** Why a proof was not taken for one. */
  static Finding of(ProofRejectedException notProven) {
    return notProven instanceof KeyUnknownException ? NOT_VOUCHED : UNPROVEN;
  }
}
