package trm.referral;

import static trm.referral.CaseFixture.aReferral;
import static trm.referral.CaseFixture.atOrigin;
import static trm.referral.Nodes.CN;
import static trm.referral.Nodes.MN;
import static trm.referral.Nodes.MO;
import static trm.referral.RuleCases.ready;
import static trm.referral.Story.TODAY;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trm.referral.AssistanceCommand.AddData;
import trm.referral.AssistanceCommand.RecordFollowUp;
import trm.referral.AssistanceCommand.TellStatus;
import trm.referral.AssistanceEvent.FollowUpReported;
import trm.referral.AssistanceEvent.StatusTold;
import trm.referral.CaseCommand.DecideBestInterests;
import trm.referral.CaseCommand.DecideIdentification;
import trm.referral.CaseCommand.RecordGuardianAgreement;
import trm.referral.CaseCommand.RevokeIdentification;
import trm.referral.ConsentCommand.GiveConsent;
import trm.referral.ConsentEvent.ConsentNarrowed;
import trm.referral.HandoverEvent.FeedbackGiven;
import trm.referral.LocalEvent.AsylumClaimOpened;
import trm.referral.LocalEvent.IdentificationDecided;
import trm.referral.LocalEvent.MeasureRecorded;
import trm.referral.ProceedingsEvent.ProceedingsNotice;
import trm.referral.ReturnCommand.ConfirmReturn;
import trm.referral.RuleCases.RuleCase;
import trm.referral.SafetyCommand.ReportMissing;
import trm.referral.SafetyEvent.MissingPerson;
import trm.referral.profile.Laws;
import trm.referral.profile.Term;

/** The rules on revocation, children, tracing, follow-ups and closing. */
final class ChildAndClosureRuleCases {
  private final List<RuleCase> cases = new ArrayList<>();

  private ChildAndClosureRuleCases() {}

  static List<RuleCase> all() {
    ChildAndClosureRuleCases cases = new ChildAndClosureRuleCases();
    cases.addRevocation();
    cases.addNotification();
    cases.addChild();
    cases.addData();
    cases.addFollowUp();
    cases.addClosing();
    cases.addMissing();
    cases.addDenied();
    return cases.cases;
  }

  private void rule(String id, Decision passing, Decision failing) {
    cases.add(new RuleCase(id, passing, failing));
  }

  private static CaseFixture identified() {
    return aReferral()
        .with(new IdentificationDecided(new DecisionId("d-1"), Guarded.of("VICTIM"), List.of()))
        .acting(OrganisationKind.COMPETENT_AUTHORITY);
  }

  private void addRevocation() {
    RevokeIdentification revoke = new RevokeIdentification(Guarded.of("new facts"), List.of());
    CaseFixture undecided = aReferral().acting(OrganisationKind.COMPETENT_AUTHORITY);
    rule("SOP1-REVOCATION-01", identified().asks(revoke), undecided.asks(revoke));
    rule(
        "SOP1-REVOCATION-02",
        identified().asks(revoke),
        identified().asks(new RevokeIdentification(Guarded.withheld(), List.of())));
    rule(
        "SOP1-REVOCATION-03",
        identified().asks(revoke),
        identified().acting(OrganisationKind.POLICE).asks(revoke));
  }

  private void addNotification() {
    DecideIdentification toOrigin =
        new DecideIdentification(Guarded.of("VICTIM"), List.of(MN), List.of());
    ConsentNarrowed objection =
        new ConsentNarrowed(
            CaseFixture.CONSENT,
            Story.PURPOSES,
            List.of("mn-origin"),
            Story.CLASSES,
            List.of("ORIGIN_AUTHORITIES"));
    CaseFixture willing = ready().acting(OrganisationKind.COMPETENT_AUTHORITY);
    CaseFixture objecting = ready().with(objection).acting(OrganisationKind.COMPETENT_AUTHORITY);
    rule("SOP1-NOTIFY-01", willing.asks(toOrigin), objecting.asks(toOrigin));
  }

  private void addChild() {
    rule("CHILD-01", child("CARER").asks(by("GUARDIAN")), child("CARER").asks(by("PERSON")));
    rule("CHILD-02", child("CARER").asks(by("GUARDIAN")), child("HEALTH").asks(by("GUARDIAN")));
    rule("CHILD-09", child("CARER").asks(by("GUARDIAN")), aReferral().asks(by("GUARDIAN")));
    rule("CHILD-05", involved().asks(by("LEGAL_REPRESENTATIVE")), involved().asks(by("GUARDIAN")));
    RecordGuardianAgreement agree = new RecordGuardianAgreement(true, Guarded.of("guardian-1"));
    rule(
        "CHILD-06",
        involved().acting(OrganisationKind.CHILD_AUTHORITY).asks(agree),
        involved().asks(agree));
    rule(
        "CHILD-08",
        child("CARER").asks(agree),
        child("CARER").asks(new RecordGuardianAgreement(true, Guarded.withheld())));
    rule("CHILD-03", determining("Wants to go home", TODAY), determining(" ", TODAY));
    rule(
        "CHILD-04",
        determining("Wants to go home", TODAY),
        determining("Wants to go home", TODAY.plusDays(1)));
  }

  private static CaseFixture child(String asked) {
    return aReferral()
        .ofAChild()
        .with(new MeasureRecorded("M1.3", List.of(asked), Guarded.withheld(), Guarded.withheld()));
  }

  private static CaseFixture involved() {
    return aReferral()
        .ofAChild()
        .with(
            new MeasureRecorded(
                "M1.3",
                List.of("CARER"),
                Guarded.of(List.of("CARER_INVOLVED")),
                Guarded.withheld()));
  }

  private static GiveConsent by(String giver) {
    return new GiveConsent(
        Story.SUBJECT,
        giver,
        Story.PURPOSES,
        List.of("cn-transit"),
        Story.CLASSES,
        List.of(),
        "mn",
        true,
        null,
        Nodes.START,
        Nodes.START.plus(Duration.ofDays(30)),
        null);
  }

  private static Decision determining(String view, LocalDate day) {
    return aReferral()
        .ofAChild()
        .asks(new DecideBestInterests("STAY", day, Guarded.of(view), List.of()));
  }

  private void addData() {
    CaseFixture waiting = ready().asked(new RequestId("r-9"), "NATIONALITY_AND_IDENTITY", MN);
    rule("SOP4-DATA-03", adding(waiting, "By the river"), adding(waiting, "She was trafficked"));
  }

  private static Decision adding(CaseFixture referral, String landmarks) {
    return referral.asks(
        new AddData(
            new RequestId("r-9"),
            Guarded.withheld(),
            Guarded.of(new Clues(null, landmarks, null, null)),
            List.of()));
  }

  private void addFollowUp() {
    rule(
        "SOP3-FOLLOWUP-02",
        followUp(home(), TODAY.plusDays(30)),
        followUp(home(), TODAY.plusDays(40)));
  }

  private static CaseFixture home() {
    return atOrigin()
        .offeredBy(MO, true)
        .acceptedBy(MN)
        .arrivedAt(MN)
        .under(Laws.followingUp("7 calendar days", "1 month"));
  }

  private static FollowUpReported reported(LocalDate dueOn) {
    return new FollowUpReported(
        new FollowUpId("f-1"), dueOn, Guarded.of("YES"), Guarded.of(List.of("SAFE")), null);
  }

  private static TellStatus closingAtHome() {
    return new TellStatus(List.of(MO), "CLOSED", "PLAN_COMPLETED");
  }

  private static Decision followUp(CaseFixture referral, @Nullable LocalDate next) {
    return referral.asks(
        new RecordFollowUp(
            List.of(), TODAY.plusDays(7), Guarded.of("YES"), Guarded.of(List.of("SAFE")), next));
  }

  private void addClosing() {
    rule(
        "SOP3-CLOSE-01",
        closing(ready(), "PLAN_COMPLETED"),
        ready().asks(new TellStatus(List.of(CN), "CLOSED", null)));
    CaseFixture travelling = ready().offered().acceptedBy(CN).departed();
    rule("SOP3-CLOSE-02", closing(ready(), "MOVED"), closing(travelling, "MOVED"));
    rule(
        "SOP3-CLOSE-03",
        home().with(reported(TODAY.plusMonths(1))).asks(closingAtHome()),
        home().with(reported(TODAY.plusDays(7))).asks(closingAtHome()));
    CaseFixture arrived = ready().offered().acceptedBy(CN).departed().arrivedAt(CN);
    rule(
        "SOP4-CLOSE-01",
        closing(
            ready()
                .offered()
                .acceptedBy(CN)
                .departed()
                .arrivedAt(CN)
                .closedBy(MO, CN)
                .from(CN, new FeedbackGiven(CaseFixture.HANDOVER, Guarded.withheld(), null)),
            "PLAN_COMPLETED"),
        closing(arrived.closedBy(MO, CN), "PLAN_COMPLETED"));
    rule(
        "SOP5-CLOSE-01",
        closing(judged().with(measured("M5.9")), "PLAN_COMPLETED"),
        closing(judged(), "PLAN_COMPLETED"));
    addClosingOverAnOpenMatter();
  }

  private void addClosingOverAnOpenMatter() {
    MissingPerson missing = new MissingPerson(Nodes.START, Guarded.of(true), "CHILD_AUTHORITY");
    MeasureRecorded seen =
        new MeasureRecorded("M2.4", List.of("SEEN"), Guarded.withheld(), Guarded.withheld());
    rule(
        "SOP3-CLOSE-04",
        closing(ready().with(missing).with(seen), "NO_ACCESS"),
        closing(ready().with(missing), "NO_ACCESS"));
    AsylumClaimOpened claim = new AsylumClaimOpened(Guarded.withheld());
    rule(
        "SOP3-CLOSE-05",
        closing(ready().with(claim), "DIED"),
        closing(ready().with(claim), "PLAN_COMPLETED"));
    rule(
        "SOP4-CLOSE-02",
        closing(RuleCases.setOut(), "MOVED"),
        closing(RuleCases.setOut().offered(), "MOVED"));
    rule(
        "SOP5-CLOSE-02",
        closing(ready(), "DUPLICATE"),
        closing(ready().withOpenWitnessHold(), "DUPLICATE"));
  }

  private static CaseFixture judged() {
    return ready()
        .under(Laws.limiting(Term.COMPENSATION_CLAIM, "1 year"))
        .with(new ProceedingsNotice(new NoticeId("n-1"), "OUTCOME", null, null));
  }

  private void addMissing() {
    CaseFixture asked =
        aReferral()
            .with(
                new MeasureRecorded(
                    "M2.4", List.of("TRUSTED_CONTACTS"), Guarded.withheld(), Guarded.withheld()));
    rule("SAFETY-MISSING-01", missing(asked, "NGO_ONLY"), missing(aReferral(), "NGO_ONLY"));
    rule("SAFETY-MISSING-02", missing(asked, "NGO_ONLY"), missing(asked, "POLICE"));
  }

  private static Decision missing(CaseFixture referral, String contact) {
    return referral.asks(new ReportMissing(Nodes.START, Guarded.of(false), contact));
  }

  private void addDenied() {
    RequestId asked = new RequestId("request-3");
    String kind = "NATIONALITY_AND_IDENTITY";
    CaseFixture unclear = ready().answered(asked, kind, MN, "INCONCLUSIVE");
    CaseFixture denied = ready().answered(asked, kind, MN, "NOT_CONFIRMED");
    rule(
        "SOP4-VERIFY-01",
        unclear.asks(Story.verification(MN)),
        denied.asks(Story.verification(MN)));
    ConfirmReturn confirm = new ConfirmReturn(CaseFixture.PLAN);
    rule("SOP4-RETURN-16", unclear.asks(confirm), denied.asks(confirm));
    CaseFixture closed = RuleCases.setOut().with(new StatusTold("CLOSED", "MOVED"));
    rule(
        "HANDOVER-OFFER-04",
        closed.with(new StatusTold("OPEN", null)).asks(Story.offer(false, CN)),
        RuleCases.setOut().with(new StatusTold("CLOSED", "MOVED")).asks(Story.offer(false, CN)));
  }

  private static MeasureRecorded measured(String code) {
    return new MeasureRecorded(code, List.of(), Guarded.withheld(), Guarded.withheld());
  }

  private static Decision closing(CaseFixture referral, String reason) {
    return referral.asks(new TellStatus(List.of(CN), "CLOSED", reason));
  }
}
