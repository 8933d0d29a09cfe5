package trm.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static trm.referral.CaseFixture.HOLD;
import static trm.referral.CaseFixture.aReferral;
import static trm.referral.Nodes.MN;
import static trm.referral.RuleCases.ready;
import static trm.referral.Story.TODAY;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import trm.referral.AssistanceCommand.CorrectFact;
import trm.referral.AssistanceCommand.TellStatus;
import trm.referral.AssistanceEvent.AnswerGiven;
import trm.referral.CaseCommand.GrantReflectionPeriod;
import trm.referral.CaseCommand.OpenAsylumClaim;
import trm.referral.CaseCommand.RecordAsylumAdvice;
import trm.referral.ConsentCommand.WithdrawConsent;
import trm.referral.Decision.Agreed;
import trm.referral.Decision.Refused;
import trm.referral.ProceedingsCommand.ReleaseHold;
import trm.referral.SafetyCommand.RaiseRiskAlert;
import trm.referral.SafetyCommand.ReportMissing;
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

  private static CountryProfile everythingAfter(String first) {
    Stream<String> rest =
        Measures.all().stream().map(Measure::code).filter(code -> !code.equals(first));
    return Laws.ordering(Stream.concat(Stream.of(first), rest).toArray(String[]::new));
  }
}
