package trm.referral;

/**
 * One follow-up of a person after a return.
 *
 * @param value 1 to 64 characters without blanks
 */
public record FollowUpId(String value) implements Identifier {
  public FollowUpId {
    Identifier.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
