package trm.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static trm.referral.CaseFixture.HOLD;
import static trm.referral.CaseFixture.aReferral;
import static trm.referral.Nodes.CN;
import static trm.referral.Nodes.MN;
import static trm.referral.RuleCases.ready;
import static trm.referral.Story.TODAY;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import trm.referral.AssistanceCommand.CorrectFact;
import trm.referral.AssistanceCommand.TellStatus;
import trm.referral.AssistanceEvent.AnswerGiven;
import trm.referral.CaseCommand.GrantReflectionPeriod;
import trm.referral.CaseCommand.OfferTurn;
import trm.referral.CaseCommand.OpenAsylumClaim;
import trm.referral.CaseCommand.RecordAsylumAdvice;
import trm.referral.ConsentCommand.WithdrawConsent;
import trm.referral.ConsentEvent.ConsentWithdrawn;
import trm.referral.Decision.Agreed;
import trm.referral.Decision.Refused;
import trm.referral.HandoverEvent.HandoverDeclined;
import trm.referral.HandoverEvent.NoShow;
import trm.referral.HandoverEvent.OfferRevoked;
import trm.referral.HandoverEvent.UnannouncedArrival;
import trm.referral.HandoverEvent.UnplannedDeparture;
import trm.referral.LocalEvent.GuardianAgreementRecorded;
import trm.referral.LocalEvent.IdentificationRevoked;
import trm.referral.ProceedingsCommand.ReleaseHold;
import trm.referral.ReturnEvent.ClearanceRevoked;
import trm.referral.SafetyCommand.RaiseRiskAlert;
import trm.referral.SafetyCommand.ReportMissing;
import trm.referral.measure.CarriedOut;
import trm.referral.measure.Measure;
import trm.referral.measure.Measures;
import trm.referral.profile.CountryProfile;
import trm.referral.profile.Laws;
import trm.referral.profile.Sourced;

/** An order that a law gives is kept; none stands before what protects the person. */
class MeasuresComeInTheirOrderTest {
  private static final Command NEEDS = Story.measure("M2.1");

  @Test
  void theRefusalNamesTheMeasureThatComesFirst() {
    CaseFixture referral =
        aReferral().withMeasure("M1.2").under(Laws.ordering("M1.2", "M2.2", "M2.1"));

    assertThat(((Refused) referral.asks(NEEDS)).rules())
        .extracting(BrokenRule::sentence)
        .containsExactly(
            "Where this country's law gives its measures an order, those before this one were carried out first; next is M2.2.");
    assertThat(referral.withMeasure("M2.2").asks(NEEDS)).isInstanceOf(Agreed.class);
  }

  @Test
  void theNeutralDefaultOrdersNothing() {
    List<String> order = List.of("M2.2", "M2.1");

    assertThat(aReferral().under(Laws.ordering(Sourced.neutral(order))).asks(NEEDS))
        .isInstanceOf(Agreed.class);
  }

  @Test
  void whatTheLawDoesNotNameIsFree() {
    assertThat(aReferral().under(Laws.ordering("M2.2", "M2.1")).asks(Story.measure("M2.5")))
        .isInstanceOf(Agreed.class);
  }

  @Test
  void aMeasureThatTheCountryDoesNotHaveIsNotWaitedFor() {
    CountryProfile ordered = Laws.ordering("M3.3", "M2.1");
    CountryProfile without =
        ordered.with(ordered.terms("M3.3").applying(new Sourced<>(false, Laws.LAW)));

    assertThat(aReferral().under(ordered).asks(NEEDS)).isInstanceOf(Refused.class);
    assertThat(aReferral().under(without).asks(NEEDS)).isInstanceOf(Agreed.class);
  }

  @Test
  void onlyAChildsBestInterestsAreWaitedFor() {
    CountryProfile ordered = Laws.ordering("M4.6", "M2.1");

    assertThat(aReferral().under(ordered).asks(NEEDS)).isInstanceOf(Agreed.class);
    assertThat(aReferral().ofAChild().under(ordered).asks(NEEDS)).isInstanceOf(Refused.class);
  }

  @Test
  void aQuestionThatWaitsForItsAnswerCarriesNothingOut() {
    CountryProfile ordered = Laws.ordering("M1.3", "M3.5", "M4.4", "M2.1");
    CaseFixture asked =
        ready()
            .withMeasure("M3.5")
            .doneUnder("M4.4")
            .asked(new RequestId("request-9"), "NATIONALITY_AND_IDENTITY", MN);
    AnswerGiven more =
        CaseFixture.answer(
            new RequestId("request-9"), "NATIONALITY_AND_IDENTITY", "MORE_DATA_NEEDED");
    AnswerGiven found =
        CaseFixture.answer(new RequestId("request-9"), "NATIONALITY_AND_IDENTITY", "CONFIRMED");

    assertThat(asked.under(ordered).asks(NEEDS)).isInstanceOf(Refused.class);
    assertThat(asked.from(MN, more).asks(NEEDS)).isInstanceOf(Refused.class);
    assertThat(asked.from(MN, found).asks(NEEDS)).isInstanceOf(Agreed.class);
  }

  @Test
  void aNodeThatWasToldOfTheCaseIsNotHeldUpByWhatItDoesNotSee() {
    assertThat(CaseFixture.atOrigin().under(Laws.ordering("M1.2", "M2.1")).asks(NEEDS))
        .isInstanceOf(Agreed.class);
  }

  static Stream<Command> whatProtects() {
    return Stream.of(
        Story.measure("M1.2"),
        Story.measure("M1.3", "CARER"),
        Story.measure("M2.4", "SEEN"),
        Story.measure("M5.4"),
        new GrantReflectionPeriod(TODAY, TODAY.plusDays(30)),
        new RecordAsylumAdvice(true),
        new OpenAsylumClaim(Guarded.withheld()),
        Story.hold("HEALTH", "ORDER-1", 9),
        new WithdrawConsent(CaseFixture.CONSENT, "ALL"),
        new CorrectFact(
            List.of(),
            "entry-1",
            Guarded.of(Story.IDENTITY),
            Guarded.withheld(),
            Guarded.withheld()),
        new TellStatus(List.of(MN), "CLOSED", "DIED"),
        new RaiseRiskAlert(
            List.of(MN),
            Guarded.of("RETALIATION"),
            Guarded.of("HIGH"),
            Guarded.of("FAMILY"),
            Guarded.withheld(),
            "LIFE"));
  }

  /** Every measure is ordered after one that was never carried out. */
  @ParameterizedTest
  @MethodSource("whatProtects")
  void noOrderStandsBeforeWhatProtects(Command command) {
    assertThat(ready().under(everythingAfter("M5.10")).asks(command)).isInstanceOf(Agreed.class);
  }

  @Test
  void noOrderStandsBeforeTheReleaseOfAHoldOrTheSearchForAMissingPerson() {
    CaseFixture held =
        ready().withOpenHold("HEALTH", "mo-coordination").under(everythingAfter("M5.10"));

    assertThat(held.asks(new ReleaseHold(HOLD, Guarded.of("ORDER-2")))).isInstanceOf(Agreed.class);
    assertThat(
            ready()
                .withMeasureCovering("M2.4", "TRUSTED_CONTACTS")
                .under(everythingAfter("M5.10"))
                .asks(new ReportMissing(Nodes.START, Guarded.of(false), null)))
        .isInstanceOf(Agreed.class);
  }

  @Test
  void theSameOrderRefusesWhatDoesNotProtect() {
    assertThat(((Refused) ready().under(everythingAfter("M5.10")).asks(NEEDS)).rules())
        .extracting(BrokenRule::ruleId)
        .containsExactly("MEASURE-04");
  }

  @Test
  void nobodyWhoIsInDangerOrThereAlreadyWaitsForAList() {
    CaseFixture inHand = ready().under(everythingAfter("M5.10"));

    assertThat(inHand.asks(turn("LIFE"))).isInstanceOf(Agreed.class);
    assertThat(rules(inHand.asks(turn(null)))).containsExactly("MEASURE-04");
  }

  @Test
  void noOrderStandsBeforeAnOfferToWhereSheIsOrTheAcceptanceOfOneWhoComesBack() {
    CaseFixture there =
        RuleCases.setOut()
            .from(CN, new UnannouncedArrival(Guarded.withheld(), Nodes.START))
            .under(everythingAfter("M5.10"));
    assertThat(
            rules(RuleCases.setOut().under(everythingAfter("M5.10")).asks(Story.offer(false, CN))))
        .containsExactly("MEASURE-04");
    assertThat(there.asks(Story.offer(false, CN))).isInstanceOf(Agreed.class);

    CaseFixture handedBack = ready().under(everythingAfter("M5.10")).offeredBy(MN, true);
    assertThat(handedBack.asks(Story.accept(CaseFixture.HANDOVER))).isInstanceOf(Agreed.class);
  }

  private static OfferTurn turn(@Nullable String basis) {
    return new OfferTurn(new OrganisationId("mo-authority"), Guarded.withheld(), basis);
  }

  static Stream<ReferralEvent> whatUndoes() {
    return Stream.of(
        new ConsentWithdrawn(CaseFixture.CONSENT, "ALL", Nodes.START),
        new GuardianAgreementRecorded(false, Guarded.of("guardian-1")),
        new IdentificationRevoked(new DecisionId("d-1"), Guarded.withheld()),
        new ClearanceRevoked(CaseFixture.CLEARANCE),
        new OfferRevoked(CaseFixture.HANDOVER, "NOT_NOW"),
        new HandoverDeclined(CaseFixture.HANDOVER, "NOT_NOW"),
        new NoShow(CaseFixture.HANDOVER, Nodes.START, null),
        new UnplannedDeparture(Nodes.START, "LIFE"));
  }

  @ParameterizedTest
  @MethodSource("whatUndoes")
  void whatUndoesOrRefusesAMeasureDoesNotCarryItOut(ReferralEvent event) {
    CaseFixture file = aReferral().doneUnder("M4.9").with(event);

    assertThat(new CarriedOut(file.referral()).has("M4.9")).isFalse();
    assertThat(
            new CarriedOut(
                    file.with(new GuardianAgreementRecorded(true, Guarded.withheld())).referral())
                .has("M4.9"))
        .isTrue();
  }

  private static List<String> rules(Decision decision) {
    return ((Refused) decision).rules().stream().map(BrokenRule::ruleId).toList();
  }

  private static CountryProfile everythingAfter(String first) {
    Stream<String> rest =
        Measures.all().stream().map(Measure::code).filter(code -> !code.equals(first));
    return Laws.ordering(Stream.concat(Stream.of(first), rest).toArray(String[]::new));
  }
}
