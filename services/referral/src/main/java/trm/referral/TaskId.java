package trm.referral;

/**
 * One task that an organisation of a node gave to another.
 *
 * @param value 1 to 64 characters without blanks
 */
public record TaskId(String value) implements Identifier {
  public TaskId {
    Identifier.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
