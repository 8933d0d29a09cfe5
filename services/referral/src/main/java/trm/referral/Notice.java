package trm.referral;

/**
 * What must be told to another node, and why it may be.
 *
 * @param purpose the code of the purpose that the disclosure serves
 */
public record Notice(Fact fact, NodeId recipient, String purpose, Basis basis) {
  /** What is told. */
  public CrossingEvent event() {
    return (CrossingEvent) fact.event();
  }
}
