package trm.referral.file;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import trm.referral.Fact;
import trm.referral.HandoverEvent.ArrivalConfirmed;
import trm.referral.HandoverEvent.HandoverClosed;
import trm.referral.HandoverEvent.UnannouncedArrival;
import trm.referral.LocalEvent.EpochLearned;
import trm.referral.LocalEvent.ReferralOpened;
import trm.referral.LocalEvent.TurnAccepted;
import trm.referral.LocalEvent.TurnOffered;
import trm.referral.NodeId;
import trm.referral.OrganisationId;
import trm.referral.ReferralEvent;

/**
 * Who answers for the person. Duty only ends by a {@code HandoverClosed}, and the node with
 * authority always has it, so that duty is never empty once the case has begun.
 *
 * <p>Messages of different peers arrive in any order. What is folded here therefore looks at epochs
 * and not at the order of arrival: late news of an earlier epoch never takes authority back.
 */
public final class Responsibility {
  /** How this node knows who holds authority; what is better known replaces what is less. */
  private enum Certainty {
    PRESUMED,
    CLAIMED,
    PROVEN
  }

  private final NodeId self;
  private final Set<NodeId> duty = new TreeSet<>();
  private final Map<NodeId, Long> letGoAt = new HashMap<>();
  private @Nullable NodeId authority;
  private Certainty certainty = Certainty.PRESUMED;
  private long epoch;
  private long turn;
  private @Nullable OrganisationId turnHolder;
  private @Nullable OrganisationId turnOfferedTo;

  private Responsibility(NodeId self) {
    this.self = self;
  }

  /** What the facts of this node's copy say. */
  public static Responsibility of(NodeId self, List<Fact> facts) {
    Responsibility responsibility = new Responsibility(self);
    facts.forEach(responsibility::take);
    return responsibility;
  }

  private void take(Fact fact) {
    NodeId node = fact.stamp().node();
    ReferralEvent event = fact.event();
    if (event instanceof ReferralOpened) {
      move(1, self, Certainty.PROVEN);
      takeTurn(fact.stamp().organisation());
    } else if (event instanceof EpochLearned learned) {
      learn(learned);
    } else if (event instanceof ArrivalConfirmed arrival) {
      arrive(arrival.epoch(), node, fact.stamp().organisation());
    } else if (event instanceof HandoverClosed closed) {
      move(closed.epoch(), closed.holder(), Certainty.PROVEN);
      letGo(node, closed.epoch());
    } else if (event instanceof UnannouncedArrival) {
      duty.add(node);
    } else if (event instanceof TurnOffered offered) {
      turnOfferedTo = offered.to();
    } else if (event instanceof TurnAccepted accepted) {
      takeTurn(accepted.holder());
    }
  }

  private void arrive(long newEpoch, NodeId node, OrganisationId organisation) {
    move(newEpoch, node, Certainty.PROVEN);
    if (node.equals(self)) {
      takeTurn(organisation);
    }
  }

  private void learn(EpochLearned learned) {
    Certainty from = learned.claimed() ? Certainty.CLAIMED : Certainty.PRESUMED;
    move(learned.epoch(), learned.authority(), from);
  }

  /** A node that let go at a later epoch does not get its duty back from late news. */
  private void move(long newEpoch, NodeId node, Certainty known) {
    boolean better = newEpoch == epoch && known.compareTo(certainty) > 0;
    if (better && authority != null) {
      duty.remove(authority);
    }
    if (letGoAt.getOrDefault(node, 0L) <= newEpoch) {
      duty.add(node);
    }
    if (newEpoch > epoch || better) {
      begin(newEpoch, node, known);
    }
  }

  private void begin(long newEpoch, NodeId node, Certainty known) {
    epoch = newEpoch;
    authority = node;
    certainty = known;
    turnHolder = null;
    turnOfferedTo = null;
  }

  private void letGo(NodeId node, long atEpoch) {
    letGoAt.merge(node, atEpoch, Math::max);
    if (!node.equals(authority)) {
      duty.remove(node);
    }
  }

  private void takeTurn(OrganisationId organisation) {
    turn++;
    turnHolder = organisation;
    turnOfferedTo = null;
  }

  /** Whether the case has begun here. */
  public boolean hasBegun() {
    return authority != null;
  }

  /** The nodes that owe the person care. */
  public Set<NodeId> duty() {
    return Set.copyOf(duty);
  }

  /**
   * The node that decides in this epoch.
   *
   * @throws IllegalStateException when the case has not begun here
   */
  public NodeId authority() {
    if (authority == null) {
      throw new IllegalStateException("The case has not begun at " + self + ".");
    }
    return authority;
  }

  /** Whether nobody has yet spoken as the holder in this epoch. */
  public boolean isPresumed() {
    return certainty == Certainty.PRESUMED;
  }

  /** Whether this node decides. */
  public boolean isHere() {
    return self.equals(authority);
  }

  /** Counts handovers between nodes, from 1; 0 when the case has not begun here. */
  public long epoch() {
    return epoch;
  }

  /** Counts handovers between organisations of this node; never goes back. */
  public long turn() {
    return turn;
  }

  /** The organisation of this node that has the case in hand. */
  public Optional<OrganisationId> turnHolder() {
    return Optional.ofNullable(turnHolder);
  }

  /** The organisation that was asked to take the case over. */
  public Optional<OrganisationId> turnOfferedTo() {
    return Optional.ofNullable(turnOfferedTo);
  }
}
