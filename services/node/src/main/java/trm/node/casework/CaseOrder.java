package trm.node.casework;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import trm.evidence.Digest;
import trm.referral.CaseReference;
import trm.referral.Command;

/**
 * What an officer asks of a case, with what makes the asking repeatable.
 *
 * @param caseReference a fresh one for {@code OpenReferral}
 * @param epoch the case's epoch on the officer's screen; 0 for a new case
 * @param turn the case's turn on the officer's screen; 0 for a new case
 * @param occurredAt when it happened; absent for now
 * @param idempotencyKey chosen by the caller; one for each thing asked
 * @param request digest of the whole request, so that a key is not used for another
 */
public record CaseOrder(
    CaseReference caseReference,
    Command command,
    long epoch,
    long turn,
    Officer by,
    @Nullable Instant occurredAt,
    String idempotencyKey,
    Digest request) {}
