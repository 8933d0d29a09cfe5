package trm.referral;

/**
 * One clearance under which a transit node may act.
 *
 * @param value 1 to 64 characters without blanks
 */
public record ClearanceId(String value) implements Identifier {
  public ClearanceId {
    Identifier.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
