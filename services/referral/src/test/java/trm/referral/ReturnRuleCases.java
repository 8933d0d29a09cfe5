package trm.referral;

import static trm.referral.CaseFixture.ASKED_RETURN;
import static trm.referral.CaseFixture.ASKED_WAY;
import static trm.referral.CaseFixture.CLEARANCE;
import static trm.referral.CaseFixture.HANDOVER;
import static trm.referral.CaseFixture.PLAN;
import static trm.referral.CaseFixture.atOrigin;
import static trm.referral.CaseFixture.atTransit;
import static trm.referral.Nodes.CN;
import static trm.referral.Nodes.MN;
import static trm.referral.Nodes.MO;
import static trm.referral.RuleCases.onTheWay;
import static trm.referral.RuleCases.ready;
import static trm.referral.RuleCases.setOut;
import static trm.referral.Story.TODAY;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import trm.referral.AssistanceCommand.AddData;
import trm.referral.HandoverCommand.AcceptHandover;
import trm.referral.HandoverCommand.OfferHandover;
import trm.referral.LocalEvent.AsylumAdviceRecorded;
import trm.referral.LocalEvent.AsylumClaimOpened;
import trm.referral.LocalEvent.ReflectionPeriodGranted;
import trm.referral.LocalEvent.ReturnConfirmed;
import trm.referral.LocalEvent.TravelDocumentRecorded;
import trm.referral.ReturnCommand.ConfirmReturn;
import trm.referral.ReturnCommand.GiveClearance;
import trm.referral.ReturnCommand.RevokeClearance;
import trm.referral.RuleCases.RuleCase;

/** The rules of SOP 4: requests, gates, clearances, transit. */
final class ReturnRuleCases {
  private static final ConfirmReturn CONFIRM = new ConfirmReturn(PLAN);

  private final List<RuleCase> cases = new ArrayList<>();

  private ReturnRuleCases() {}

  static List<RuleCase> all() {
    ReturnRuleCases cases = new ReturnRuleCases();
    cases.addRequests();
    cases.addGates();
    cases.addChildGates();
    cases.addClearances();
    cases.addTransit();
    return cases.cases;
  }

  private void rule(String id, Decision passing, Decision failing) {
    cases.add(new RuleCase(id, passing, failing));
  }

  private void addRequests() {
    rule(
        "SOP4-REQUEST-01", asksWith("the school by the well"), asksWith("a victim of Trafficking"));
    rule(
        "SOP4-REQUEST-02",
        ready().asks(Story.requestClearance(CN)),
        ready().afterDays(16).asks(Story.requestClearance(CN)));
    rule(
        "SOP4-REQUEST-03",
        ready().asks(Story.proposeReturn(MN)),
        ready()
            .with(new ReflectionPeriodGranted(TODAY, TODAY.plusDays(30)))
            .asks(Story.proposeReturn(MN)));
    rule("SOP4-SHELTER-01", offersAt("Gate 4"), offersAt("in front of harbour house"));
    CaseFixture asked = atOrigin().from(MO, CaseFixture.request(ASKED_RETURN, "RETURN"));
    rule(
        "SOP4-ANSWER-01",
        asked.asks(Story.answer(ASKED_RETURN, "ACCEPTED")),
        asked.asks(Story.answer(ASKED_WAY, "ACCEPTED")));
    rule(
        "SOP4-ANSWER-02",
        asked.asks(Story.answer(ASKED_RETURN, "MORE_DATA_NEEDED", "SCHOOL")),
        asked.asks(Story.answer(ASKED_RETURN, "MORE_DATA_NEEDED")));
    AddData add =
        new AddData(ASKED_RETURN, Guarded.of(Story.IDENTITY), Guarded.withheld(), List.of());
    rule(
        "SOP4-DATA-01",
        ready().asked(new RequestId("open"), "NATIONALITY_AND_IDENTITY", MN).asks(addFor("open")),
        ready().asks(add));
  }

  private static AddData addFor(String request) {
    return new AddData(
        new RequestId(request), Guarded.of(Story.IDENTITY), Guarded.withheld(), List.of());
  }

  private static Decision asksWith(String landmarks) {
    return ready()
        .asks(
            new AssistanceCommand.RequestVerification(
                MN,
                "NATIONALITY_AND_IDENTITY",
                Story.dueBy(),
                Guarded.withheld(),
                Guarded.withheld(),
                Guarded.of(new Clues(null, landmarks, null, null)),
                Guarded.withheld(),
                List.of()));
  }

  private static Decision offersAt(String place) {
    return setOut()
        .asks(
            new OfferHandover(
                List.of(CN),
                false,
                Guarded.of(place),
                Guarded.withheld(),
                Nodes.START.plus(Duration.ofDays(9)),
                Guarded.withheld(),
                Guarded.withheld(),
                Guarded.of(Story.ADULT),
                "mn"));
  }

  private void gate(String id, CaseFixture shut) {
    rule(id, ready().asks(CONFIRM), shut.asks(CONFIRM));
  }

  private void addGates() {
    gate("SOP4-RETURN-01", ready().withdrawn());
    gate("SOP4-RETURN-02", ready().without(AssistanceEvent.AssessmentShared.class));
    gate("SOP4-RETURN-03", ready().withOpenWitnessHold());
    gate("SOP4-RETURN-04", ready().from(MN, CaseFixture.assessment("a-3", "UNACCEPTABLE")));
    gate("SOP4-RETURN-05", ready().with(new AsylumClaimOpened(Guarded.withheld())));
    gate("SOP4-RETURN-06", ready().without(AsylumAdviceRecorded.class));
    gate("SOP4-RETURN-07", ready().with(document(9)));
    gate("SOP4-RETURN-08", ready().planned("desk-1"));
    gate("SOP4-RETURN-09", ready().without(AssistanceEvent.AnswerGiven.class));
    gate("SOP4-RETURN-10", ready().asked(new RequestId("request-9"), "CLEARANCE", CN));
    gate("SOP4-RETURN-13", ready().with(new ReflectionPeriodGranted(TODAY.minusDays(30), TODAY)));
    rule(
        "SOP4-RETURN-14",
        ready().asks(CONFIRM),
        ready().asks(new ConfirmReturn(new PlanId("plan-9"))));
    rule(
        "SOP4-RETURN-15",
        setOut().asks(Story.offer(false, CN)),
        setOut().without(ReturnConfirmed.class).asks(Story.offer(false, CN)));
  }

  private static TravelDocumentRecorded document(int days) {
    return new TravelDocumentRecorded(Guarded.withheld(), TODAY.plusDays(days));
  }

  private void addChildGates() {
    rule(
        "SOP4-RETURN-11",
        ready().ofAChild().bestInterests("RETURN").guardianAgrees(true).asks(CONFIRM),
        ready().ofAChild().bestInterests("STAY").guardianAgrees(true).asks(CONFIRM));
    rule(
        "SOP4-RETURN-12",
        ready().ofAChild().bestInterests("RETURN").guardianAgrees(true).asks(CONFIRM),
        ready().ofAChild().bestInterests("RETURN").guardianAgrees(false).asks(CONFIRM));
  }

  private void addClearances() {
    rule("SOP4-CLEARANCE-01", ready().confirmed().asks(clear(5)), ready().asks(clear(0)));
    RevokeClearance revoke = new RevokeClearance(CLEARANCE);
    rule("SOP4-CLEARANCE-02", setOut().asks(revoke), ready().asks(revoke));
  }

  private static GiveClearance clear(int days) {
    return new GiveClearance(CN, "AGREEMENT-1", Nodes.START.plus(Duration.ofDays(days)));
  }

  private void addTransit() {
    rule(
        "SOP4-TRANSIT-01",
        setOut().asks(Story.offer(false, CN)),
        ready().confirmed().clearedForDays(-1).asks(Story.offer(false, CN)));
    AcceptHandover accept = Story.accept(HANDOVER);
    rule(
        "SOP4-TRANSIT-02",
        atTransit().clearedForDays(5).offeredBy(MO, false).asks(accept),
        atTransit().offeredBy(MO, false).asks(accept));
    rule(
        "SOP4-TRANSIT-03",
        onTheWay().clearedForDays(5).asks(Story.offer(true, MN)),
        onTheWay().asks(Story.offer(true, MN)));
  }
}
