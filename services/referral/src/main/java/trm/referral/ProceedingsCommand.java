package trm.referral;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What courts and prosecutors ask. */
public sealed interface ProceedingsCommand extends Command {
  /**
   * Holds the transfer; the author is the acting organisation, and the profile says when it is
   * looked at again where the caller does not.
   */
  record PlaceHold(Guarded<String> kind, Guarded<String> basis, @Nullable LocalDate reviewOn)
      implements ProceedingsCommand {}

  /** Releases a hold. */
  record ReleaseHold(HoldId holdId, Guarded<String> basis) implements ProceedingsCommand {}

  /** Tells where proceedings stand: a date, an outcome, a claim to compensation, a lawyer. */
  record SendProceedingsNotice(
      List<NodeId> to, String kind, @Nullable Instant at, @Nullable String reference)
      implements ProceedingsCommand {}
}
