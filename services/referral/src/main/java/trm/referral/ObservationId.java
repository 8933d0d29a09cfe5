package trm.referral;

/**
 * One recording of indicators, so that a decision can cite it.
 *
 * @param value 1 to 64 characters without blanks
 */
public record ObservationId(String value) implements Identifier {
  public ObservationId {
    Identifier.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
