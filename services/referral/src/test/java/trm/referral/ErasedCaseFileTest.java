package trm.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static trm.referral.CaseFixture.HANDOVER;
import static trm.referral.CaseFixture.aReferral;
import static trm.referral.Nodes.CN;
import static trm.referral.Nodes.MO;

import java.util.List;
import org.junit.jupiter.api.Test;
import trm.referral.AssistanceEvent.AssessmentShared;
import trm.referral.Decision.Refused;
import trm.referral.HandoverCommand.CloseHandover;
import trm.referral.LocalEvent.IntakeRecorded;
import trm.referral.ReturnCommand.ConfirmReturn;

/** A case is replayed from facts of which parts can no longer be read. */
class ErasedCaseFileTest {

  private static AssessmentShared unreadable(AssessmentShared shared) {
    return new AssessmentShared(
        shared.assessmentId(),
        shared.side(),
        Guarded.erased(),
        Guarded.erased(),
        Guarded.erased(),
        shared.validUntil());
  }

  private static CaseFixture erased(CaseFixture referral) {
    return referral
        .without(IntakeRecorded.class)
        .with(
            new IntakeRecorded(
                Guarded.erased(), Guarded.erased(), Guarded.erased(), Guarded.erased()));
  }

  @Test
  void responsibilityIsKnownAndCanStillMove() {
    CaseFixture referral =
        erased(aReferral().readyToReturn().confirmed().clearedForDays(9))
            .offered()
            .acceptedBy(CN)
            .arrivedAt(CN);

    assertThat(referral.referral().duty()).containsExactlyInAnyOrder(MO, CN);
    assertThat(referral.asks(new CloseHandover(HANDOVER))).isInstanceOf(Decision.Agreed.class);
  }

  @Test
  void noReturnRestsOnAnAssessmentThatNobodyCanRead() {
    AssessmentShared gone = unreadable(CaseFixture.assessment("a-9", "LOW"));

    Decision decision =
        aReferral().readyToReturn().with(gone).asks(new ConfirmReturn(CaseFixture.PLAN));

    assertThat(((Refused) decision).rules()).extracting("ruleId").containsExactly("SOP4-RETURN-04");
  }

  @Test
  void aPersonOfUnreadableAgeIsTreatedAsAChild() {
    Decision decision =
        erased(aReferral().readyToReturn()).asks(new ConfirmReturn(CaseFixture.PLAN));

    assertThat(((Refused) decision).rules())
        .extracting("ruleId")
        .isEqualTo(List.of("SOP4-RETURN-11", "SOP4-RETURN-12"));
  }
}
