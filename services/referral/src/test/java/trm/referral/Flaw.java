package trm.referral;

import java.util.ArrayList;
import java.util.List;
import trm.referral.Decision.Agreed;
import trm.referral.HandoverEvent.ArrivalConfirmed;
import trm.referral.HandoverEvent.Departed;
import trm.referral.HandoverEvent.HandoverAccepted;
import trm.referral.HandoverEvent.HandoverClosed;
import trm.referral.LocalEvent.EpochLearned;
import trm.referral.file.Handover.Stage;

/** How the protocol would be wrong, to see that the search finds it. */
enum Flaw {
  NONE,

  /** The sender lets go when she departs, and not when she arrived. */
  LETS_GO_AT_DEPARTURE,

  /** Whoever accepts decides at once, and not when she is there. */
  DECIDES_FROM_ACCEPTANCE,

  /** A revoked offer is over, whoever stands at the door. */
  DEAF_TO_ARRIVAL_AFTER_REVOCATION;

  /** What this node keeps when it has done something. */
  Agreed after(Agreed agreed) {
    List<Fact> facts = new ArrayList<>(agreed.facts());
    for (Fact fact : agreed.facts()) {
      if (this == LETS_GO_AT_DEPARTURE && fact.event() instanceof Departed departed) {
        NodeId to = agreed.notices().getFirst().recipient();
        facts.add(
            new Fact(
                new HandoverClosed(departed.handoverId(), 2, to, Nodes.octets("early")),
                fact.stamp()));
      } else if (this == DECIDES_FROM_ACCEPTANCE && fact.event() instanceof HandoverAccepted) {
        facts.add(new Fact(new EpochLearned(2, fact.stamp().node(), true), fact.stamp()));
      }
    }
    return new Agreed(facts, agreed.notices());
  }

  /** Whether this node does not take in what it should. */
  boolean isDeafTo(Incoming incoming, Referral referral) {
    return this == DEAF_TO_ARRIVAL_AFTER_REVOCATION
        && incoming.fact().event() instanceof ArrivalConfirmed arrival
        && referral
            .handovers()
            .findOwn(arrival.handoverId())
            .filter(handover -> handover.stage() == Stage.REVOKED)
            .isPresent();
  }
}
