package trm.referral;

/**
 * An officer, by the id that the organisation gave; never a name.
 *
 * @param value 1 to 64 characters without blanks
 */
public record OfficerId(String value) implements Identifier {
  public OfficerId {
    Identifier.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
