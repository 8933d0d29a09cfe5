package trm.referral;

/**
 * An event that one node tells another. What every message says (occurred, recorded, measure,
 * organisation, officer) stands in the fact's {@link Stamp}.
 */
public sealed interface CrossingEvent extends ReferralEvent
    permits ConsentEvent,
        AssistanceEvent,
        ReturnEvent,
        HandoverEvent,
        ProceedingsEvent,
        SafetyEvent {

  /** Who may say it, and whether the epoch fences it. */
  default EventKind fencing() {
    return EventKind.of(this);
  }
}
