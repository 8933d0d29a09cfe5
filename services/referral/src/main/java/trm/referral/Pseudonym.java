package trm.referral;

/**
 * The person, by a name that means nothing outside the case.
 *
 * @param value 1 to 64 characters without blanks
 */
public record Pseudonym(String value) implements Identifier {
  public Pseudonym {
    Identifier.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
