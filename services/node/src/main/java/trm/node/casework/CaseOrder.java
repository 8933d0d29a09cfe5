package trm.node.casework;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import trm.evidence.Digest;
import trm.referral.CaseReference;
import trm.referral.Command;
import trm.referral.Referral;
import trm.referral.Stamp;
import trm.referral.measure.MeasureOf;

/**
 * What an officer asks of a case, with what makes the asking repeatable.
 *
 * @param caseReference a fresh one for {@code OpenReferral}
 * @param epoch the case's epoch on the officer's screen; 0 for a new case
 * @param turn the case's turn on the officer's screen; 0 for a new case
 * @param occurredAt when it happened; absent for now
 * @param idempotencyKey chosen by the caller; one for each thing asked
 * @param request digest of the whole request, so that a key is not used for another
 * @param seen version of the case on the officer's screen; absent where anything newer is as good
 */
public record CaseOrder(
    CaseReference caseReference,
    Command command,
    long epoch,
    long turn,
    Officer by,
    @Nullable Instant occurredAt,
    String idempotencyKey,
    Digest request,
    @Nullable Long seen) {

  /** An order that goes by epoch and turn alone. */
  public CaseOrder(
      CaseReference caseReference,
      Command command,
      long epoch,
      long turn,
      Officer by,
      @Nullable Instant occurredAt,
      String idempotencyKey,
      Digest request) {
    this(caseReference, command, epoch, turn, by, occurredAt, idempotencyKey, request, null);
  }

  /** Who does what, when, at the node of this copy. */
  Stamp stamp(Referral before, Instant now) {
    return new Stamp(
        (occurredAt == null ? now : occurredAt).truncatedTo(ChronoUnit.MILLIS),
        now,
        MeasureOf.command(command, before),
        before.self(),
        by.organisation(),
        by.officer(),
        by.statedBy());
  }
}
