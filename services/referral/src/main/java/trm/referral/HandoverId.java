package trm.referral;

/**
 * One handover between two nodes, from offer to close.
 *
 * @param value 1 to 64 characters without blanks
 */
public record HandoverId(String value) implements Identifier {
  public HandoverId {
    Identifier.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
