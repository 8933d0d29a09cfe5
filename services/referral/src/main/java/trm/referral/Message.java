package trm.referral;

/** A peer's message before the law. */
public record Message<E extends CrossingEvent>(
    E event, Incoming incoming, Referral referral, Situation situation) implements Asked {

  /** The node whose seal it carried. */
  public NodeId sender() {
    return incoming.sender();
  }
}
