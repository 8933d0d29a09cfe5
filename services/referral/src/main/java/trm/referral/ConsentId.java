package trm.referral;

/**
 * One consent that the person, or a guardian, gave.
 *
 * @param value 1 to 64 characters without blanks
 */
public record ConsentId(String value) implements Identifier {
  public ConsentId {
    Identifier.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
