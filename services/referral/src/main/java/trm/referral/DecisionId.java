package trm.referral;

/**
 * One decision that was told to another node.
 *
 * @param value 1 to 64 characters without blanks
 */
public record DecisionId(String value) implements Identifier {
  public DecisionId {
    Identifier.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
