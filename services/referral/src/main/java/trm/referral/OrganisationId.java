package trm.referral;

/**
 * An organisation inside a node, such as a police unit or a shelter.
 *
 * @param value 1 to 64 characters without blanks
 */
public record OrganisationId(String value) implements Identifier {
  public OrganisationId {
    Identifier.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
