package trm.referral;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What courts and prosecutors say across the border: never more than a code. */
public sealed interface ProceedingsEvent extends CrossingEvent {
  /** The transfer must wait. */
  record HoldTold(HoldId holdId, String code) implements ProceedingsEvent {}

  /** The transfer need no longer wait for this hold. */
  record HoldLifted(HoldId holdId) implements ProceedingsEvent {}

  /** A date or an outcome in proceedings. */
  record ProceedingsNotice(
      NoticeId noticeId, String kind, @Nullable Instant at, @Nullable String reference)
      implements ProceedingsEvent {}
}
