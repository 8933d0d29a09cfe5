package trm.referral;

/**
 * One notice about proceedings.
 *
 * @param value 1 to 64 characters without blanks
 */
public record NoticeId(String value) implements Identifier {
  public NoticeId {
    Identifier.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
