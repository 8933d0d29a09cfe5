package trm.referral;

/**
 * One return or reintegration plan.
 *
 * @param value 1 to 64 characters without blanks
 */
public record PlanId(String value) implements Identifier {
  public PlanId {
    Identifier.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
