package trm.referral;

/**
 * A case as its nodes name it: random, shared by them.
 *
 * @param value 1 to 64 characters without blanks
 */
public record CaseReference(String value) implements Identifier {
  public CaseReference {
    Identifier.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
