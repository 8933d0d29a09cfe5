package trm.referral;

/**
 * One correction of something told before.
 *
 * @param value 1 to 64 characters without blanks
 */
public record CorrectionId(String value) implements Identifier {
  public CorrectionId {
    Identifier.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
