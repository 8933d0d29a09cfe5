package trm.referral;

/**
 * One photo or scan of a case.
 *
 * @param value 1 to 64 characters without blanks
 */
public record AttachmentId(String value) implements Identifier {
  public AttachmentId {
    Identifier.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
