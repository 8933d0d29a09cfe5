package trm.referral.file;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import trm.referral.Fact;
import trm.referral.HandoverEvent.ArrivalConfirmed;
import trm.referral.HandoverEvent.Departed;
import trm.referral.HandoverEvent.FeedbackGiven;
import trm.referral.HandoverEvent.HandoverAccepted;
import trm.referral.HandoverEvent.HandoverClosed;
import trm.referral.HandoverEvent.HandoverDeclined;
import trm.referral.HandoverEvent.HandoverOffered;
import trm.referral.HandoverEvent.NoShow;
import trm.referral.HandoverEvent.OfferRevoked;
import trm.referral.HandoverId;
import trm.referral.LocalEvent.ArrivalCodeIssued;
import trm.referral.LocalEvent.OfferAddressed;
import trm.referral.NodeId;
import trm.referral.ReferralEvent;
import trm.referral.file.FactList.Stated;

/**
 * One handover, as far as this node knows its steps. Steps may be missing or come late: a third
 * node hears of an arrival and a closing only.
 */
public record Handover(HandoverId id, FactList steps) {

  /** How far a handover has come; later ones win over earlier ones. */
  public enum Stage {
    OFFERED,
    DECLINED,
    ACCEPTED,
    REVOKED,
    DEPARTED,
    NO_SHOW,
    ARRIVED,
    CLOSED
  }

  /** How far it has come: an arrival beats revocation and no-show, whatever was heard first. */
  public Stage stage() {
    if (steps.any(HandoverClosed.class)) {
      return Stage.CLOSED;
    }
    if (steps.any(ArrivalConfirmed.class)) {
      return Stage.ARRIVED;
    }
    if (steps.any(NoShow.class)) {
      return Stage.NO_SHOW;
    }
    if (steps.any(Departed.class)) {
      return Stage.DEPARTED;
    }
    return stageBeforeDeparture();
  }

  private Stage stageBeforeDeparture() {
    if (steps.any(OfferRevoked.class)) {
      return Stage.REVOKED;
    }
    if (steps.any(HandoverAccepted.class)) {
      return Stage.ACCEPTED;
    }
    List<NodeId> declined = nodes(HandoverDeclined.class);
    boolean allDeclined = !declined.isEmpty() && declined.containsAll(candidates());
    return allDeclined ? Stage.DECLINED : Stage.OFFERED;
  }

  /** Whether it may still move responsibility by its ordinary steps. */
  public boolean isUnderWay(Instant now) {
    return switch (stage()) {
      case OFFERED, ACCEPTED -> !isExpired(now);
      case DEPARTED -> true;
      case DECLINED, REVOKED, NO_SHOW, ARRIVED, CLOSED -> false;
    };
  }

  /** The node that offered it; empty when only others' steps were heard. */
  public Optional<NodeId> sender() {
    List<Stated<HandoverOffered>> offers = steps.all(HandoverOffered.class);
    List<Stated<HandoverClosed>> closings = steps.all(HandoverClosed.class);
    if (!offers.isEmpty()) {
      return Optional.of(offers.getFirst().node());
    }
    return closings.isEmpty() ? Optional.empty() : Optional.of(closings.getFirst().node());
  }

  /** The terms; empty at a node to which it was not offered. */
  public Optional<HandoverOffered> offer() {
    return steps.last(HandoverOffered.class);
  }

  /** To whom it was offered, at the sender. */
  public List<NodeId> candidates() {
    return steps.last(OfferAddressed.class).map(OfferAddressed::candidates).orElse(List.of());
  }

  /** The code that the person carries, at the sender and until it is erased. */
  public Optional<String> arrivalCode() {
    return steps.last(ArrivalCodeIssued.class).flatMap(issued -> issued.code().held());
  }

  /** The node whose acceptance came first: it wins. */
  public Optional<NodeId> acceptedBy() {
    List<NodeId> accepted = nodes(HandoverAccepted.class);
    return accepted.isEmpty() ? Optional.empty() : Optional.of(accepted.getFirst());
  }

  /** Whether this node accepted, first or not. */
  public boolean isAcceptedBy(NodeId node) {
    return nodes(HandoverAccepted.class).contains(node);
  }

  /** Whether this node declined. */
  public boolean isDeclinedBy(NodeId node) {
    return nodes(HandoverDeclined.class).contains(node);
  }

  /** Why the offer no longer stands; empty while it does. */
  public Optional<OfferRevoked> revocation() {
    return steps.last(OfferRevoked.class);
  }

  /** The arrival that counted. */
  public Optional<ArrivalConfirmed> arrival() {
    return steps.last(ArrivalConfirmed.class);
  }

  /** The node at which the person arrived. */
  public Optional<NodeId> receiver() {
    List<NodeId> arrived = nodes(ArrivalConfirmed.class);
    return arrived.isEmpty() ? Optional.empty() : Optional.of(arrived.getFirst());
  }

  /** Whether the offer's time is over. */
  public boolean isExpired(Instant now) {
    return offer().map(offer -> !now.isBefore(offer.expiresAt())).orElse(false);
  }

  /** Whether the sender was told what became of the person. */
  public boolean hasFeedback() {
    return steps.any(FeedbackGiven.class);
  }

  private <E extends ReferralEvent> List<NodeId> nodes(Class<E> type) {
    return steps.all(type).stream().map(Stated::node).toList();
  }

  /** Which handover a fact is a step of. */
  static Optional<HandoverId> named(Fact fact) {
    return switch (fact.event()) {
      case HandoverOffered e -> Optional.of(e.handoverId());
      case HandoverAccepted e -> Optional.of(e.handoverId());
      case HandoverDeclined e -> Optional.of(e.handoverId());
      case OfferRevoked e -> Optional.of(e.handoverId());
      case Departed e -> Optional.of(e.handoverId());
      case ArrivalConfirmed e -> Optional.of(e.handoverId());
      case NoShow e -> Optional.of(e.handoverId());
      case HandoverClosed e -> Optional.of(e.handoverId());
      case FeedbackGiven e -> Optional.of(e.handoverId());
      case OfferAddressed e -> Optional.of(e.handoverId());
      case ArrivalCodeIssued e -> Optional.of(e.handoverId());
      case ReferralEvent other -> Optional.empty();
    };
  }
}
