package trm.referral;

import static trm.referral.CaseFixture.CONSENT;
import static trm.referral.CaseFixture.PLAN;
import static trm.referral.CaseFixture.aReferral;
import static trm.referral.CaseFixture.atTransit;
import static trm.referral.CaseFixture.noReferral;
import static trm.referral.Nodes.CN;
import static trm.referral.Nodes.MN;
import static trm.referral.Nodes.MO;
import static trm.referral.RuleCases.ready;
import static trm.referral.Story.TODAY;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trm.referral.AssistanceCommand.CorrectFact;
import trm.referral.AssistanceCommand.RecordFollowUp;
import trm.referral.AssistanceCommand.RequestVerification;
import trm.referral.AssistanceCommand.SharePlan;
import trm.referral.AssistanceCommand.TellStatus;
import trm.referral.CaseCommand.AcceptTurn;
import trm.referral.CaseCommand.CloseAsylumClaim;
import trm.referral.CaseCommand.DecideIdentification;
import trm.referral.CaseCommand.GrantReflectionPeriod;
import trm.referral.CaseCommand.LinkCases;
import trm.referral.CaseCommand.OfferTurn;
import trm.referral.CaseCommand.OpenReferral;
import trm.referral.CaseCommand.RecordIndicators;
import trm.referral.ConsentCommand.GiveConsent;
import trm.referral.ConsentCommand.NarrowConsent;
import trm.referral.ConsentCommand.WithdrawConsent;
import trm.referral.LocalEvent.AsylumAdviceRecorded;
import trm.referral.LocalEvent.AsylumClaimOpened;
import trm.referral.LocalEvent.CaseLinked;
import trm.referral.LocalEvent.IndicatorsRecorded;
import trm.referral.LocalEvent.MeasureRecorded;
import trm.referral.LocalEvent.ReflectionPeriodGranted;
import trm.referral.LocalEvent.TurnOffered;
import trm.referral.ReturnCommand.ConfirmReturn;
import trm.referral.RuleCases.RuleCase;

/** The rules of SOP 1 to 3, and what stands before every order. */
final class CareRuleCases {
  private static final ConfirmReturn CONFIRM = new ConfirmReturn(PLAN);

  private final List<RuleCase> cases = new ArrayList<>();

  private CareRuleCases() {}

  static List<RuleCase> all() {
    CareRuleCases cases = new CareRuleCases();
    cases.addCaseLaw();
    cases.addSop1();
    cases.addConsent();
    cases.addTurn();
    cases.addSop3();
    cases.addDisclosure();
    cases.addContact();
    cases.addCorrections();
    return cases.cases;
  }

  private void rule(String id, Decision passing, Decision failing) {
    cases.add(new RuleCase(id, passing, failing));
  }

  private void addCaseLaw() {
    rule("CASE-01", aReferral().asks(consent(7)), noReferral().asks(consent(7)));
    rule(
        "CASE-02",
        aReferral().asks(Story.measure("M2.1")),
        aReferral().occurredInDays(1).asks(Story.measure("M2.1")));
    rule(
        "EPOCH_STALE",
        aReferral().consentGivenAt(MO).asksFrom(1, 1, turn("x")),
        aReferral().asksFrom(2, 1, turn("x")));
    rule(
        "TURN_STALE",
        aReferral().consentGivenAt(MO).asksFrom(1, 1, turn("x")),
        aReferral().asksFrom(1, 0, turn("x")));
    rule("HOLDER-01", aReferral().readyToReturn().asks(CONFIRM), atTransit().asks(CONFIRM));
    rule(
        "HOLDER-02",
        aReferral().consentGivenAt(MO).asks(turn("x")),
        aReferral().asksAs("harbour-shelter", turn("x")));
  }

  private static OfferTurn turn(String to) {
    return new OfferTurn(new OrganisationId(to), Guarded.withheld(), null);
  }

  private static RecordIndicators indicating(Indicator... indicators) {
    return new RecordIndicators(Guarded.of(List.of(indicators)), Guarded.withheld());
  }

  private void addSop1() {
    rule(
        "SOP1-INDICATORS-01",
        aReferral().asks(indicating(new Indicator("THREATS", "STRONG", "PERSON"))),
        aReferral().asks(indicating()));
    IndicatorsRecorded seen =
        new IndicatorsRecorded(new ObservationId("o-1"), Guarded.of(List.of()), Guarded.withheld());
    DecideIdentification citing =
        new DecideIdentification(
            Guarded.of("VICTIM"), List.of(), List.of(new ObservationId("o-1")));
    rule(
        "SOP1-IDENTIFICATION-04",
        aReferral().with(seen).acting(OrganisationKind.COMPETENT_AUTHORITY).asks(citing),
        aReferral().acting(OrganisationKind.COMPETENT_AUTHORITY).asks(citing));
    CaseFixture reflecting =
        aReferral().with(new ReflectionPeriodGranted(TODAY.minusDays(7), TODAY.plusDays(23)));
    rule(
        "SOP5-STATEMENT-01",
        aReferral()
            .with(new ReflectionPeriodGranted(TODAY.minusDays(7), TODAY.plusDays(23)))
            .with(new MeasureRecorded("M5.2", List.of(), Guarded.withheld(), Guarded.withheld()))
            .asks(Story.measure("M5.3")),
        reflecting.asks(Story.measure("M5.3")));
    LinkCases link = new LinkCases(new CaseReference("case-before"));
    rule(
        "SOP1-LINK-01",
        aReferral().with(new CaseLinked(Guarded.of(new CaseReference("another")))).asks(link),
        aReferral().with(new CaseLinked(Guarded.of(link.other()))).asks(link));
    rule("SOP1-OPEN-01", noReferral().asks(Story.open()), aReferral().asks(Story.open()));
    rule("SOP1-OPEN-02", noReferral().asks(opening("mn")), noReferral().asks(opening(" ")));
    rule(
        "MEASURE-01",
        aReferral().asks(Story.measure("M2.1")),
        aReferral().asks(Story.measure("M2.8")));
    rule(
        "SOP1-INTERVIEW-01",
        aReferral().withLanguage().asks(Story.measure("M2.1", "INTERVIEW")),
        aReferral().asks(Story.measure("M2.1", "INTERVIEW")));
    rule(
        "SOP1-REFLECTION-01",
        aReferral().asks(new GrantReflectionPeriod(TODAY, TODAY.plusDays(30))),
        aReferral().asks(new GrantReflectionPeriod(TODAY, TODAY)));
    DecideIdentification decide =
        new DecideIdentification(Guarded.of("VICTIM"), List.of(), List.of());
    rule(
        "SOP1-IDENTIFICATION-02",
        aReferral().acting(OrganisationKind.COMPETENT_AUTHORITY).asks(decide),
        aReferral().acting(OrganisationKind.NGO).asks(decide));
    CaseFixture deciding = aReferral().acting(OrganisationKind.COMPETENT_AUTHORITY);
    rule(
        "SOP1-IDENTIFICATION-05",
        deciding.asks(deciding("PRESUMED_VICTIM")),
        deciding.asks(deciding("THIRD_COUNTRY")));
  }

  private static DecideIdentification deciding(String result) {
    return new DecideIdentification(Guarded.of(result), List.of(), List.of());
  }

  private static OpenReferral opening(String language) {
    return new OpenReferral(
        Story.SUBJECT,
        language,
        true,
        Guarded.withheld(),
        Guarded.withheld(),
        Guarded.withheld(),
        Guarded.withheld());
  }

  private void addConsent() {
    GiveConsent blank = Story.consent(List.of(), List.of());
    rule("SOP2-CONSENT-01", aReferral().asks(consent(7)), aReferral().asks(blank));
    rule("SOP2-CONSENT-02", aReferral().asks(consent(7)), aReferral().asks(consent(0)));
    rule("SOP2-CONSENT-03", aReferral().asks(consent(7)), aReferral().asks(consentIn("")));
    rule(
        "SOP2-CONSENT-04",
        aReferral().asks(Story.consent(List.of("mn-origin"), List.of("ORIGIN_AUTHORITIES"))),
        aReferral().asks(Story.consent(List.of("mn-origin"), List.of("My uncle!"))));
    NarrowConsent narrow =
        new NarrowConsent(CONSENT, List.of("RETURN"), List.of(), List.of("B"), List.of());
    rule(
        "SOP2-CONSENT-05",
        aReferral().consentGivenAt(MO).asks(narrow),
        aReferral().consentGivenAt(MO).withdrawn().asks(narrow));
    rule(
        "SOP2-CONSENT-08",
        aReferral().consentGivenAt(MO).asks(replacing(CONSENT)),
        aReferral().consentGivenAt(MO).withdrawn().asks(replacing(CONSENT)));
    WithdrawConsent withdraw = new WithdrawConsent(CONSENT, "ALL");
    rule(
        "SOP2-CONSENT-06",
        aReferral().consentGivenAt(MO).asks(withdraw),
        aReferral().consentGivenAt(MO).withdrawn().asks(withdraw));
  }

  private static GiveConsent consent(int days) {
    return consent("mn", days);
  }

  private static GiveConsent replacing(ConsentId earlier) {
    GiveConsent usual = Story.consent();
    return new GiveConsent(
        usual.subject(),
        usual.givenBy(),
        usual.purposes(),
        usual.receivers(),
        usual.classes(),
        List.of(),
        "mn",
        true,
        null,
        usual.validFrom(),
        usual.validUntil(),
        earlier);
  }

  private static GiveConsent consentIn(String language) {
    return consent(language, 7);
  }

  private static GiveConsent consent(String language, int days) {
    return new GiveConsent(
        Story.SUBJECT,
        "PERSON",
        Story.PURPOSES,
        List.of("cn-transit"),
        Story.CLASSES,
        List.of(),
        language,
        true,
        null,
        Nodes.START,
        Nodes.START.plus(Duration.ofDays(days)),
        null);
  }

  private void addTurn() {
    CaseFixture allowed = aReferral().consentGivenAt(MO);
    rule("SOP2-TURN-01", allowed.asks(turn("x")), allowed.asks(turn("mo-coordination")));
    rule(
        "SOP2-TURN-03",
        aReferral().with(receiving("mo-destination/x")).asks(turn("x")),
        aReferral().with(receiving("mo-destination/y")).asks(turn("x")));
    TurnOffered toTheShelter =
        new TurnOffered(new OrganisationId("harbour-shelter"), Guarded.withheld(), null);
    rule(
        "SOP2-TURN-02",
        aReferral().with(toTheShelter).asksAs("harbour-shelter", new AcceptTurn()),
        aReferral().with(toTheShelter).asksAs("mo-police", new AcceptTurn()));
  }

  /** A consent to help, by which one receiver may learn of her. */
  private static ConsentEvent.ConsentGiven receiving(String receiver) {
    ConsentEvent.ConsentGiven usual = CaseFixture.consent("PERSON");
    return new ConsentEvent.ConsentGiven(
        usual.consentId(),
        usual.subject(),
        "PERSON",
        List.of("ASSISTANCE"),
        List.of(receiver),
        List.of(),
        List.of(),
        "mn",
        true,
        null,
        usual.validFrom(),
        usual.validUntil(),
        null);
  }

  private void addSop3() {
    rule("SOP3-PLAN-01", plan("x", "a", "b", 9), plan("", "a", "b", 9));
    rule("SOP3-PLAN-02", plan("x", "a", "b", 9), plan("x", "a", "a", 9));
    rule("SOP3-PLAN-03", plan("x", "a", "b", 9), plan("x", "a", "b", 0));
    RecordFollowUp followUp =
        new RecordFollowUp(List.of(), TODAY, Guarded.of("YES"), Guarded.of(List.of("SAFE")), null);
    CloseAsylumClaim close = new CloseAsylumClaim(Guarded.of("invented"));
    rule(
        "SOP3-ASYLUM-01",
        aReferral().with(new AsylumClaimOpened(Guarded.withheld())).asks(close),
        aReferral().asks(close));
    rule("SOP3-FOLLOWUP-01", aReferral().asks(followUp), atTransit().asks(followUp));
  }

  private static Decision plan(String receiving, String contact, String alternate, int days) {
    return aReferral()
        .asks(
            new SharePlan(
                List.of(),
                "REINTEGRATION",
                receiving,
                contact,
                alternate,
                Guarded.withheld(),
                Guarded.withheld(),
                Guarded.withheld(),
                TODAY.plusDays(days)));
  }

  private void addDisclosure() {
    rule("DISCLOSURE-01", shares(aReferral().consentGivenAt(MO), CN), shares(ready(), stranger()));
    rule("DISCLOSURE-02", shares(ready(), CN), shares(aReferral(), CN));
    rule(
        "DISCLOSURE-03",
        ready().asks(new TellStatus(List.of(CN), "WAITING", null)),
        ready().asks(new TellStatus(List.of(), "WAITING", null)));
    rule("DISCLOSURE-04", asks("NATIONALITY_AND_IDENTITY"), asks("CAPACITY"));
  }

  /** Names the person, which a question about capacity may not. */
  private static Decision asks(String kind) {
    return ready()
        .asks(
            new RequestVerification(
                MN,
                kind,
                Story.dueBy(),
                Guarded.withheld(),
                Guarded.of(Story.IDENTITY),
                Guarded.withheld(),
                Guarded.withheld(),
                List.of()));
  }

  private static NodeId stranger() {
    return new NodeId("xx-unknown");
  }

  private static Decision shares(CaseFixture referral, NodeId to) {
    return referral.asks(Story.assessment("DESTINATION", "LOW", to));
  }

  private void addCorrections() {
    rule(
        "SOP4-CORRECT-01",
        ready().asks(correcting("By the river")),
        ready().asks(correcting(null)));
    rule(
        "SOP4-CORRECT-02",
        ready().asks(correcting("By the river")),
        ready().asks(correcting("Where she was trafficked")));
  }

  private static CorrectFact correcting(@Nullable String landmarks) {
    return new CorrectFact(
        List.of(),
        "entry-1",
        Guarded.withheld(),
        landmarks == null ? Guarded.withheld() : Guarded.of(new Clues(null, landmarks, null, null)),
        Guarded.withheld());
  }

  private void addContact() {
    CaseFixture unadvised = ready().without(AsylumAdviceRecorded.class);
    rule("SOP4-CONTACT-01", shares(ready(), MN), shares(unadvised, MN));
    CaseFixture unasked = ready().without(MeasureRecorded.class);
    rule("SOP4-CONTACT-02", shares(ready(), MN), shares(unasked, MN));
    CaseFixture claiming = ready().with(new AsylumClaimOpened(Guarded.withheld()));
    rule("SOP4-CONTACT-03", shares(ready(), MN), shares(claiming, MN));
    rule("SOP4-CONTACT-04", shares(ready(), MN), shares(ready().withdrawn(), MN));
  }
}
