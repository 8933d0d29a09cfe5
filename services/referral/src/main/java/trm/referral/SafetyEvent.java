package trm.referral;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Warnings that no gate may silence. */
public sealed interface SafetyEvent extends CrossingEvent {
  /** A risk to life or wellbeing. */
  record RiskAlert(
      AlertId alertId,
      Guarded<String> type,
      Guarded<String> level,
      Guarded<String> concerns,
      Guarded<String> advice,
      String basis)
      implements SafetyEvent {}

  /** The person cannot be found. */
  record MissingPerson(Instant lastSeenAt, Guarded<Boolean> minor, @Nullable String contactAsked)
      implements SafetyEvent {}
}
