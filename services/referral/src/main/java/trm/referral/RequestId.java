package trm.referral;

/**
 * One request to another node, which its answer names.
 *
 * @param value 1 to 64 characters without blanks
 */
public record RequestId(String value) implements Identifier {
  public RequestId {
    Identifier.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
