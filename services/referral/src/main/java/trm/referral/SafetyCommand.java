package trm.referral;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Warnings. No gate stands before them. */
public sealed interface SafetyCommand extends Command {
  /** Warns of a risk to life or wellbeing; {@code basis} is the coded reason. */
  record RaiseRiskAlert(
      List<NodeId> to,
      Guarded<String> type,
      Guarded<String> level,
      Guarded<String> concerns,
      Guarded<String> advice,
      String basis)
      implements SafetyCommand {}

  /** Reports that the person cannot be found. */
  record ReportMissing(Instant lastSeenAt, Guarded<Boolean> minor, @Nullable String contactAsked)
      implements SafetyCommand {}
}
