package trm.referral;

/**
 * One deadline of one case, made from what it is of, such as {@code request:} and a request's id:
 * the same facts always give the same id.
 *
 * @param value 1 to 160 characters without blanks
 */
public record DeadlineId(String value) implements Identifier {
  private static final int LENGTH_MAX = 160;

  public DeadlineId {
    if (value.isEmpty()
        || value.length() > LENGTH_MAX
        || value.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))) {
      throw new IllegalArgumentException("A deadline's id is 1 to 160 characters without blanks.");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
