package trm.evidence.seal;

/** Why an envelope was not opened. The name is the coded reason in quarantine and in meters. */
public enum SealFault {
  OVERSIZED("The envelope is larger than any size class."),
  UNREADABLE("The bytes are not a sealed envelope of this contract."),
  HEADER_NOT_OF_SUITE("A protected header differs from the suite's constant."),
  KEY_UNKNOWN("The envelope names an encryption key that this node does not hold."),
  NOT_DECRYPTED("The envelope does not decrypt: it was changed, or sealed for somebody else."),
  SENDER_UNKNOWN("The directory does not vouch for the sender or its signing key."),
  SIGNATURE_WRONG("The statement's signature is not the sender's."),
  MISADDRESSED("The statement names another recipient."),
  IDENTITY_DIFFERS("The envelope's message id is not the statement's."),
  BODY_DIFFERS("The body is not the one that was signed.");

  private final String sentence;

  SealFault(String sentence) {
    this.sentence = sentence;
  }

  /** One sentence for an operator. */
  public String sentence() {
    return sentence;
  }
}
