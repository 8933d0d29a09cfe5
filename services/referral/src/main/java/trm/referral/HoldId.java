package trm.referral;

/**
 * One hold on the transfer of a person.
 *
 * @param value 1 to 64 characters without blanks
 */
public record HoldId(String value) implements Identifier {
  public HoldId {
    Identifier.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
