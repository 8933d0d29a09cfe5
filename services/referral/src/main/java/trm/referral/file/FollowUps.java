package trm.referral.file;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trm.referral.DirectoryView.NodeView;
import trm.referral.Referral;
import trm.referral.Situation;
import trm.referral.profile.Sourced;
import trm.referral.profile.TimeLimit;

/**
 * When a person who came back is asked how she is: at the intervals that the agreement with the
 * country from which she came gives, else at those of this country's profile.
 */
public record FollowUps(Referral referral, Situation situation) {

  /** Whether a law gives the intervals. */
  public boolean areBinding() {
    return intervals().isBinding();
  }

  /** The next one after a day; empty before any arrival and after the last. */
  public Optional<LocalDate> next(LocalDate after) {
    return referral
        .care()
        .arrivedOn()
        .flatMap(
            arrival ->
                situation.provisions().nextFollowUp(arrival, after, territory(), isChild(arrival)));
  }

  private Sourced<List<TimeLimit>> intervals() {
    boolean child =
        referral.care().arrivedOn().map(this::isChild).orElse(isChild(Days.of(situation.now())));
    return situation.provisions().followUps(territory(), child);
  }

  private boolean isChild(LocalDate day) {
    return referral.care().isPresumedChild(day);
  }

  private @Nullable String territory() {
    return referral
        .handovers()
        .broughtHere()
        .flatMap(Handover::sender)
        .flatMap(situation.directory()::find)
        .map(NodeView::territory)
        .orElse(null);
  }
}
