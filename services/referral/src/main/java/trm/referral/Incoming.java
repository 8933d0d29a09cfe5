package trm.referral;

/**
 * What a peer told.
 *
 * @param sender whose seal the message carried
 * @param epoch the epoch in the signed statement, under which the sender spoke
 */
public record Incoming(Fact fact, NodeId sender, long epoch) {}
