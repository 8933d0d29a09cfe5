package trm.referral;

/**
 * One warning of a risk.
 *
 * @param value 1 to 64 characters without blanks
 */
public record AlertId(String value) implements Identifier {
  public AlertId {
    Identifier.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
