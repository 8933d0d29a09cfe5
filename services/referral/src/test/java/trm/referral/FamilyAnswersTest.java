package trm.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static trm.referral.FamilyRuleCases.answered;
import static trm.referral.FamilyRuleCases.mayTrace;
import static trm.referral.Nodes.MN;
import static trm.referral.Nodes.MO;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trm.referral.AssistanceEvent.RequestMade;
import trm.referral.ConsentEvent.ConsentGiven;
import trm.referral.Decision.Agreed;
import trm.referral.Decision.Refused;
import trm.referral.LocalEvent.MeasureRecorded;
import trm.referral.ReturnCommand.ConfirmReturn;

/** What follows when the family that was visited wants no contact, is not safe, or was involved. */
class FamilyAnswersTest {
  private static final ConfirmReturn CONFIRM = new ConfirmReturn(CaseFixture.PLAN);

  @Test
  void anInvolvedCarersWordCountsNoLonger() {
    CaseFixture involved = child("CARER_INVOLVED");

    assertThat(rules(involved.asks(CONFIRM)))
        .containsExactlyInAnyOrder("SOP4-RETURN-01", "SOP4-RETURN-12", "SOP4-RETURN-17");
    assertThat(rules(involved.with(carerCleared()).asks(CONFIRM)))
        .containsExactly("SOP4-RETURN-17");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NOT_SAFE", "CARER_INVOLVED"})
  void theRisksAreAssessedAnewWhereTheFamilyIsADanger(String outcome) {
    CaseFixture found = answered(outcome);

    assertThat(rules(found.asks(CONFIRM))).containsExactly("SOP4-RETURN-17");
    found.from(MN, CaseFixture.assessment("a-3", "LOW"));
    assertThat(rules(found.asks(CONFIRM)))
        .as("the other side's own view does not replace this node's")
        .containsExactly("SOP4-RETURN-17");
    assertThat(found.from(MO, CaseFixture.assessment("a-4", "LOW")).asks(CONFIRM))
        .isInstanceOf(Agreed.class);
  }

  @Test
  void whatIsBestForAChildIsDeterminedAnewToo() {
    CaseFixture found = child("NOT_SAFE").from(MO, CaseFixture.assessment("a-4", "LOW"));

    assertThat(rules(found.asks(CONFIRM))).containsExactly("SOP4-RETURN-17");
    assertThat(found.bestInterests("RETURN").asks(CONFIRM)).isInstanceOf(Agreed.class);
  }

  @Test
  void familyThatRefusedIsSoughtByNoOtherQuestionEither() {
    CaseFixture refused = answered("REFUSES_CONTACT").ofAChild();

    assertThat(rules(FamilyRuleCases.studies(refused))).containsExactly("SOP4-TRACING-02");
    assertThat(answered("REFUSES_CONTACT").asks(CONFIRM)).isInstanceOf(Agreed.class);
  }

  @Test
  void theSameWordAboutSomethingElseIsNoAnswerOfTheFamily() {
    RequestId other = new RequestId("request-other");
    CaseFixture told = mayTrace().answered(other, "CAPACITY", MN, "NOT_SAFE");

    assertThat(told.asks(CONFIRM)).isInstanceOf(Agreed.class);
  }

  /** Clues of home go for tracing alone, and so do those for a study. */
  @Test
  void aStudyRestsOnTheConsentToTracing() {
    Agreed asked = (Agreed) FamilyRuleCases.studies(mayTrace().ofAChild());

    assertThat(asked.notices())
        .filteredOn(notice -> notice.event() instanceof RequestMade)
        .singleElement()
        .satisfies(notice -> assertThat(notice.purpose()).isEqualTo("TRACING"));
  }

  private static CaseFixture child(String outcome) {
    return mayTrace()
        .ofAChild()
        .without(ConsentGiven.class)
        .with(CaseFixture.consent("GUARDIAN"))
        .bestInterests("RETURN")
        .guardianAgrees(true)
        .answered(new RequestId("request-family"), "FAMILY_TRACING", MN, outcome);
  }

  private static MeasureRecorded carerCleared() {
    return new MeasureRecorded(
        "M1.3", List.of("CARER"), Guarded.of(List.of("NONE")), Guarded.withheld());
  }

  private static List<String> rules(Decision decision) {
    return ((Refused) decision).rules().stream().map(BrokenRule::ruleId).toList();
  }
}
