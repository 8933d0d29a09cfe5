package trm.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static trm.referral.Nodes.CN;
import static trm.referral.Nodes.MN;
import static trm.referral.Nodes.MN_NGO;
import static trm.referral.RuleCases.ready;
import static trm.referral.Story.TODAY;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trm.referral.AssistanceCommand.RequestVerification;
import trm.referral.AssistanceCommand.TellStatus;
import trm.referral.AssistanceEvent.AnswerGiven;
import trm.referral.AssistanceEvent.DecisionTold;
import trm.referral.AssistanceEvent.PlanShared;
import trm.referral.Basis.ByConsent;
import trm.referral.CaseCommand.DecideBestInterests;
import trm.referral.ConsentEvent.ConsentGiven;
import trm.referral.Decision.Agreed;
import trm.referral.Decision.Refused;
import trm.referral.ProceedingsCommand.SendProceedingsNotice;
import trm.referral.ProceedingsEvent.ProceedingsNotice;
import trm.referral.file.FactList;
import trm.referral.profile.Laws;
import trm.referral.profile.Term;

/** Measures that tell another node something, each by an event that others use as well. */
class WhatTravelsForAMeasureTest {
  private static final RequestId ASKED = new RequestId("request-country");

  @Test
  void aCountryIsAskedForItsServicesByAProfileAlone() {
    assertThat(ready().asks(country(Guarded.withheld()))).isInstanceOf(Agreed.class);
    assertThat(rules(ready().asks(country(Guarded.of(Story.IDENTITY)))))
        .containsExactly("DISCLOSURE-04");
  }

  @Test
  void theAnswerNamesServices() {
    CaseFixture asked =
        CaseFixture.atOrigin().from(Nodes.MO, CaseFixture.request(ASKED, "COUNTRY_INFORMATION"));

    Agreed answered = (Agreed) asked.asks(Story.room(ASKED, "INFORMED", "LEGAL", "EDUCATION"));

    assertThat(new FactList(answered.facts()).last(AnswerGiven.class))
        .hasValueSatisfying(
            answer -> assertThat(answer.capacities()).containsExactly("LEGAL", "EDUCATION"));
    assertThat(rules(asked.asks(Story.answer(ASKED, "NOT_SAFE"))))
        .containsExactly("SOP4-ANSWER-04");
  }

  @Test
  void theOutlineOfAServicePlanGoesWhereSheMayReturnTo() {
    Agreed shared = (Agreed) ready().asks(Story.plan("SERVICE", MN));

    assertThat(shared.notices())
        .filteredOn(notice -> notice.event() instanceof PlanShared)
        .singleElement()
        .satisfies(notice -> assertThat(notice.purpose()).isEqualTo("ASSISTANCE"));
    assertThat(rules(consentingWithoutReturn().asks(Story.plan("SERVICE", MN))))
        .containsExactly("SOP3-PLAN-04");
    assertThat(consentingWithoutReturn().asks(Story.plan("SERVICE"))).isInstanceOf(Agreed.class);
  }

  /** That she is in proceedings can harm her at home: her state hears it if she consents. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "LEGAL_REPRESENTATION",
        "COMPENSATION_CLAIMED",
        "COMPENSATION_GRANTED",
        "COMPENSATION_REFUSED",
        "COMPENSATION_PAYOUT",
        "TESTIMONY_IN_PERSON",
        "APPEAL"
      })
  void anAuthorityOfTheOriginHearsOfProceedingsByConsent(String kind) {
    Agreed told = (Agreed) ready().asks(notice(kind));

    assertThat(told.notices())
        .singleElement()
        .extracting(Notice::basis)
        .isInstanceOf(ByConsent.class);
    assertThat(rules(ready().without(ConsentGiven.class).asks(notice(kind))))
        .contains("DISCLOSURE-02");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "COMPENSATION_CLAIMED",
        "COMPENSATION_GRANTED",
        "COMPENSATION_REFUSED",
        "COMPENSATION_PAYOUT"
      })
  void aClaimThatAnotherNodeToldOfNeedsNoClaimHere(String kind) {
    TellStatus closing = new TellStatus(List.of(CN), "CLOSED", "PLAN_COMPLETED");
    CaseFixture judged =
        ready().under(Laws.limiting(Term.COMPENSATION_CLAIM, "1 year")).with(told("OUTCOME"));

    assertThat(rules(judged.asks(closing))).containsExactly("SOP5-CLOSE-01");
    assertThat(judged.from(MN, told(kind)).asks(closing)).isInstanceOf(Agreed.class);
  }

  @Test
  void whatIsBestForAChildIsToldWithoutTheChildsView() {
    Agreed told = (Agreed) FamilyRuleCases.determines("RETURN", MN);

    assertThat(told.notices())
        .singleElement()
        .satisfies(
            notice -> {
              assertThat(notice.purpose()).isEqualTo("RETURN");
              assertThat(notice.event())
                  .isInstanceOfSatisfying(
                      DecisionTold.class,
                      decision -> {
                        assertThat(decision.kind()).isEqualTo("BEST_INTERESTS");
                        assertThat(decision.result().held()).contains("RETURN");
                      });
            });
    assertThat(FamilyRuleCases.determines("STAY", MN_NGO)).isInstanceOf(Agreed.class);
    DecideBestInterests toNobody =
        new DecideBestInterests("STAY", TODAY, Guarded.of("Heard"), List.of());
    assertThat(ready().ofAChild().asks(toNobody)).isInstanceOf(Agreed.class);
  }

  private static RequestVerification country(Guarded<Identity> identity) {
    return new RequestVerification(
        MN,
        "COUNTRY_INFORMATION",
        Story.dueBy(),
        Guarded.of(Story.ADULT),
        identity,
        Guarded.withheld(),
        Guarded.of(List.of("LEGAL", "EDUCATION", "CHILD_CARE")),
        List.of());
  }

  private static SendProceedingsNotice notice(String kind) {
    return new SendProceedingsNotice(List.of(MN), kind, Nodes.START, "2/2026");
  }

  private static ProceedingsNotice told(String kind) {
    return new ProceedingsNotice(new NoticeId("n-" + kind), kind, null, null);
  }

  private static CaseFixture consentingWithoutReturn() {
    ConsentGiven usual = CaseFixture.consent("PERSON");
    return ready()
        .without(ConsentGiven.class)
        .with(
            new ConsentGiven(
                new ConsentId("consent-to-help"),
                usual.subject(),
                "PERSON",
                List.of("ASSISTANCE"),
                usual.receivers(),
                usual.classes(),
                List.of(),
                "mn",
                true,
                null,
                usual.validFrom(),
                usual.validUntil(),
                null));
  }

  private static List<String> rules(Decision decision) {
    return ((Refused) decision).rules().stream().map(BrokenRule::ruleId).toList();
  }
}
