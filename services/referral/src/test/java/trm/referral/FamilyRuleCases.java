package trm.referral;

import static trm.referral.CaseFixture.PLAN;
import static trm.referral.CaseFixture.atOrigin;
import static trm.referral.Nodes.MN;
import static trm.referral.Nodes.MO;
import static trm.referral.RuleCases.ready;
import static trm.referral.Story.TODAY;

import java.util.List;
import trm.referral.AssistanceCommand.RequestVerification;
import trm.referral.CaseCommand.DecideBestInterests;
import trm.referral.LocalEvent.MeasureRecorded;
import trm.referral.ProceedingsCommand.SendProceedingsNotice;
import trm.referral.ReturnCommand.ConfirmReturn;
import trm.referral.RuleCases.RuleCase;

/** The rules on family, on what is told of a child, and on what is told of plans and promises. */
final class FamilyRuleCases {
  private static final RequestId ASKED = new RequestId("request-family");
  private static final SendProceedingsNotice UNDERTAKING =
      new SendProceedingsNotice(List.of(MN), "UNDERTAKING_TO_COME_BACK", Nodes.START, "2/2026");

  private FamilyRuleCases() {}

  static List<RuleCase> all() {
    return List.of(
        new RuleCase("SOP4-TRACING-01", traces(mayTrace()), traces(ready().consentToTracing())),
        new RuleCase(
            "SOP4-TRACING-02",
            traces(answered("REFUSES_CONTACT").consentToTracing()),
            traces(answered("REFUSES_CONTACT"))),
        new RuleCase("SOP4-STUDY-01", studies(mayTrace().ofAChild()), studies(mayTrace())),
        new RuleCase(
            "SOP4-ANSWER-04",
            asked("FAMILY_TRACING").asks(Story.answer(ASKED, "REFUSES_CONTACT")),
            asked("RETURN").asks(Story.answer(ASKED, "REFUSES_CONTACT"))),
        new RuleCase(
            "SOP4-RETURN-17",
            answered("CONFIRMED").asks(new ConfirmReturn(PLAN)),
            answered("NOT_SAFE").asks(new ConfirmReturn(PLAN))),
        new RuleCase(
            "SOP3-PLAN-04",
            ready().asks(Story.plan("SERVICE", MN)),
            ready().withdrawn().asks(Story.plan("SERVICE", MN))),
        new RuleCase(
            "SOP5-UNDERTAKING-01",
            ready().with(recorded("M5.2")).asks(UNDERTAKING),
            ready().asks(UNDERTAKING)),
        new RuleCase("CHILD-07", determines("RETURN", MN), determines("STAY", MN)));
  }

  /** Her family may be sought: she consents, and was asked about them. */
  static CaseFixture mayTrace() {
    return ready().with(recorded("M1.3", "FAMILY")).consentToTracing();
  }

  /** Mongolia was asked for her family, and this was the answer. */
  static CaseFixture answered(String outcome) {
    return mayTrace().answered(ASKED, "FAMILY_TRACING", MN, outcome);
  }

  static Decision traces(CaseFixture referral) {
    return referral.asks(seeking("FAMILY_TRACING"));
  }

  static Decision studies(CaseFixture referral) {
    return referral.asks(seeking("FAMILY_STUDY"));
  }

  private static RequestVerification seeking(String kind) {
    return new RequestVerification(
        MN,
        kind,
        null,
        Guarded.withheld(),
        Guarded.withheld(),
        Guarded.of(new Clues(null, "By the river", null, null)),
        Guarded.withheld(),
        List.of());
  }

  static Decision determines(String result, NodeId to) {
    return ready()
        .ofAChild()
        .asks(new DecideBestInterests(result, TODAY, Guarded.of("Heard"), List.of(to)));
  }

  private static CaseFixture asked(String kind) {
    return atOrigin().from(MO, CaseFixture.request(ASKED, kind));
  }

  private static MeasureRecorded recorded(String measure, String... covered) {
    return new MeasureRecorded(measure, List.of(covered), Guarded.withheld(), Guarded.withheld());
  }
}
