package trm.referral.file;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import trm.referral.AssistanceEvent.FollowUpReported;
import trm.referral.Fact;
import trm.referral.HandoverEvent.ArrivalConfirmed;
import trm.referral.HandoverEvent.NoShow;
import trm.referral.HandoverEvent.UnannouncedArrival;
import trm.referral.HandoverEvent.UnplannedDeparture;
import trm.referral.LocalEvent.MeasureRecorded;
import trm.referral.NodeId;
import trm.referral.Referral;
import trm.referral.ReferralEvent;
import trm.referral.SafetyEvent.MissingPerson;

/**
 * Whether the person is missing, where she is, and what says that she was seen. The order is that
 * of what happened: a warning overtakes other mail, so that news of an arrival may come after it.
 */
public final class Sightings {
  private static final String SAFETY_PLAN = "M2.4";
  private static final String SEEN = "SEEN";

  private Sightings() {}

  /** Whether she was reported missing, or is a child who did not come, and was not seen since. */
  public static boolean isMissing(Referral referral, LocalDate today) {
    FactList happened = happened(referral);
    boolean child = referral.care().isPresumedChild(today);
    return isSince(MissingPerson.class, happened) || (child && isSince(NoShow.class, happened));
  }

  private static FactList happened(Referral referral) {
    return new FactList(
        referral.facts().stream()
            .sorted(Comparator.comparing(fact -> fact.stamp().occurredAt()))
            .toList());
  }

  /**
   * Where she is though no handover brought her there; empty where none is known to be that place.
   * The newest sighting alone counts: who came once unannounced is not there for ever.
   */
  public static Optional<NodeId> cameByHerself(Referral referral) {
    FactList news = happened(referral).since(ArrivalConfirmed.class);
    Optional<NodeId> place = Optional.empty();
    for (Fact fact : news.facts()) {
      place = place(fact, place);
    }
    return place;
  }

  private static Optional<NodeId> place(Fact fact, Optional<NodeId> before) {
    NodeId node = fact.stamp().node();
    return switch (fact.event()) {
      case UnannouncedArrival arrival -> Optional.of(node);
      case UnplannedDeparture departure -> before.filter(place -> !place.equals(node));
      case FollowUpReported reported -> wasMet(reported) ? before.filter(node::equals) : before;
      case ReferralEvent other -> before;
    };
  }

  private static boolean isSince(Class<? extends ReferralEvent> gone, FactList happened) {
    return happened.any(gone)
        && happened.since(gone).facts().stream().map(Fact::event).noneMatch(Sightings::isSeen);
  }

  private static boolean isSeen(ReferralEvent event) {
    return switch (event) {
      case ArrivalConfirmed arrival -> true;
      case UnannouncedArrival arrival -> true;
      case FollowUpReported reported -> wasMet(reported);
      case MeasureRecorded recorded ->
          recorded.measure().equals(SAFETY_PLAN) && recorded.covered().contains(SEEN);
      case ReferralEvent other -> false;
    };
  }

  /** Who declines contact was met. */
  private static boolean wasMet(FollowUpReported reported) {
    return reported
        .contactMade()
        .held()
        .filter(made -> made.equals("YES") || made.equals("REFUSED"))
        .isPresent();
  }
}
