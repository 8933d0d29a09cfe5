package trm.evidence.status;

/** Why a status statement proves nothing. */
public enum StatusFault {
  UNREADABLE("This is no status statement of this contract."),
  KEY_UNKNOWN("The directory names no node with the key that the statement claims."),
  SIGNATURE_WRONG("The statement was changed, or not signed with the key that it claims."),
  ISSUER_DIFFERS("The statement names one node and was signed by another."),
  KEY_NOT_IN_SERVICE("The key did not serve when the statement was issued, or was revoked since."),
  NOT_YET_VALID("The statement is dated in the future."),
  EXPIRED("The statement's time is over. Ask the person or the node for a new one.");

  private final String sentence;

  StatusFault(String sentence) {
    this.sentence = sentence;
  }

  /** One sentence for whoever was shown the statement. */
  public String sentence() {
    return sentence;
  }
}
