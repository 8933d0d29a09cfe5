package trm.referral.file;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trm.referral.HandoverEvent.ArrivalConfirmed;
import trm.referral.HandoverEvent.HandoverOffered;
import trm.referral.HandoverId;
import trm.referral.Referral;

/**
 * Who is expected under a handover, and whether news of her comes on its day. The first day counts
 * on which somebody waited: that of the meeting, or that of the arrival where she came before.
 *
 * @param now when the news is recorded
 */
public record Expected(Referral referral, HandoverId handover, Instant now) {
  /** The reason of what came late and says nothing of it. */
  public static final String NOT_STATED = "NOT_STATED";

  /** Whether the person is a child, or may be one. */
  public boolean isChild() {
    return referral.care().isPresumedChild(Days.of(now));
  }

  /** Whether an arrival is recorded after its day. */
  public boolean isArrivalLate(Instant arrivedAt) {
    LocalDate arrived = Days.of(arrivedAt);
    LocalDate day =
        offer()
            .flatMap(offer -> offer.meetingAt().held())
            .map(Days::of)
            .filter(arrived::isAfter)
            .orElse(arrived);
    return Days.of(now).isAfter(day);
  }

  /** Whether a no-show is recorded after the day on which the person was expected. */
  public boolean isNoShowLate(Instant expectedAt) {
    return Days.of(now).isAfter(Days.of(expectedAt));
  }

  /** Whether this node confirmed the arrival after its day and nobody said why. */
  public boolean isArrivalUnexplained() {
    return referral
        .handovers()
        .find(handover)
        .filter(found -> found.receiver().filter(referral.self()::equals).isPresent())
        .flatMap(Handover::arrival)
        .map(ArrivalConfirmed::lateReason)
        .filter(NOT_STATED::equals)
        .isPresent();
  }

  /** The reason to be told: none in time, and that none was given where it is late. */
  public static @Nullable String reason(boolean late, @Nullable String given) {
    if (!late) {
      return null;
    }
    return isStated(given) ? given : NOT_STATED;
  }

  /** Whether somebody said why. */
  public static boolean isStated(@Nullable String reason) {
    return reason != null && !reason.isBlank() && !reason.equals(NOT_STATED);
  }

  private Optional<HandoverOffered> offer() {
    return referral.handovers().find(handover).flatMap(Handover::offer);
  }
}
