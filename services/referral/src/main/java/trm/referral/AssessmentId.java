package trm.referral;

/**
 * One risk and needs assessment.
 *
 * @param value 1 to 64 characters without blanks
 */
public record AssessmentId(String value) implements Identifier {
  public AssessmentId {
    Identifier.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
