package trm.referral.file;

import java.time.LocalDate;
import java.util.Comparator;
import trm.referral.AssistanceEvent.FollowUpReported;
import trm.referral.Fact;
import trm.referral.HandoverEvent.ArrivalConfirmed;
import trm.referral.HandoverEvent.NoShow;
import trm.referral.HandoverEvent.UnannouncedArrival;
import trm.referral.LocalEvent.MeasureRecorded;
import trm.referral.Referral;
import trm.referral.ReferralEvent;
import trm.referral.SafetyEvent.MissingPerson;

/**
 * Whether the person is missing, and what says that she was seen. The order is that of what
 * happened: a warning overtakes other mail, so that news of an arrival may come after it.
 */
public final class Sightings {
  private static final String SAFETY_PLAN = "M2.4";
  private static final String SEEN = "SEEN";

  private Sightings() {}

  /** Whether she was reported missing, or is a child who did not come, and was not seen since. */
  public static boolean isMissing(Referral referral, LocalDate today) {
    FactList happened =
        new FactList(
            referral.facts().stream()
                .sorted(Comparator.comparing(fact -> fact.stamp().occurredAt()))
                .toList());
    boolean child = referral.care().isPresumedChild(today);
    return isSince(MissingPerson.class, happened) || (child && isSince(NoShow.class, happened));
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
