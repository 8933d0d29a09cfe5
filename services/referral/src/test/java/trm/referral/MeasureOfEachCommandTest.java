package trm.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static trm.referral.CaseFixture.aReferral;
import static trm.referral.CaseFixture.atOrigin;
import static trm.referral.Nodes.MN;
import static trm.referral.Nodes.MO;
import static trm.referral.Story.TODAY;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import trm.referral.AssistanceCommand.RecordFollowUp;
import trm.referral.AssistanceCommand.RequestVerification;
import trm.referral.AssistanceCommand.TellStatus;
import trm.referral.ProceedingsCommand.ReleaseHold;
import trm.referral.ProceedingsCommand.SendProceedingsNotice;
import trm.referral.SafetyCommand.RaiseRiskAlert;
import trm.referral.measure.MeasureOf;
import trm.referral.measure.Measures;

/** A measure's code travels with the message, so it must be the right one and betray nothing. */
class MeasureOfEachCommandTest {
  private static final Referral AT_HOME = aReferral().readyToReturn().referral();
  private static final Referral RETURNED =
      atOrigin().offeredBy(MO, true).acceptedBy(MN).arrivedAt(MN).referral();

  @ParameterizedTest
  @CsvSource({
    "NATIONALITY_AND_IDENTITY, M4.4",
    "PERMANENT_RESIDENCE, M4.4",
    "DOCUMENT_GENUINE, M4.4",
    "TRAVEL_DOCUMENT, M4.7",
    "FAMILY_TRACING, M4.5",
    "FAMILY_STUDY, M4.6",
    "COUNTRY_INFORMATION, M2.2",
    "CAPACITY, M2.5",
    "RETURN, M4.3",
    "CLEARANCE, M4.10"
  })
  void aRequestAndItsAnswerStandUnderOneMeasure(String kind, String measure) {
    RequestId id = new RequestId("r");
    Referral asked = aReferral().asked(id, kind, MN).referral();

    assertThat(MeasureOf.command(asking(kind), AT_HOME)).isEqualTo(measure);
    assertThat(MeasureOf.command(Story.answer(id, "CONFIRMED"), asked)).isEqualTo(measure);
  }

  private static RequestVerification asking(String kind) {
    return new RequestVerification(
        MN,
        kind,
        Story.dueBy(),
        Guarded.withheld(),
        Guarded.withheld(),
        Guarded.withheld(),
        Guarded.withheld(),
        List.of());
  }

  @ParameterizedTest
  @CsvSource({"RETURN, M4.9", "REINTEGRATION, M4.12", "SERVICE, M3.2"})
  void aPlanIsOfTheMeasureThatItServes(String kind, String measure) {
    assertThat(MeasureOf.command(Story.plan(kind, MN), AT_HOME)).isEqualTo(measure);
  }

  @ParameterizedTest
  @CsvSource({"CLOSED, M3.7, M4.14", "WAITING, M3.6, M4.13"})
  void aStatusIsOneOfTheReturnOnlyAfterAnArrival(String status, String before, String after) {
    TellStatus told = new TellStatus(List.of(MN), status, null);

    assertThat(MeasureOf.command(told, AT_HOME)).isEqualTo(before);
    assertThat(MeasureOf.command(told, RETURNED)).isEqualTo(after);
  }

  @Test
  void aFollowUpAndAWarningAreThoseOfTheirTime() {
    RecordFollowUp followUp =
        new RecordFollowUp(List.of(), TODAY, Guarded.withheld(), Guarded.withheld(), null);
    RaiseRiskAlert alert =
        new RaiseRiskAlert(
            List.of(MN),
            Guarded.withheld(),
            Guarded.withheld(),
            Guarded.withheld(),
            Guarded.withheld(),
            "LIFE");

    assertThat(MeasureOf.command(followUp, AT_HOME)).isEqualTo("M3.6");
    assertThat(MeasureOf.command(followUp, RETURNED)).isEqualTo("M4.13");
    assertThat(MeasureOf.command(alert, AT_HOME)).isEqualTo("M2.4");
    assertThat(MeasureOf.command(alert, RETURNED)).isEqualTo("M3.4");
  }

  @ParameterizedTest
  @CsvSource({
    "HEARING, M5.7",
    "SUMMONS, M5.7",
    "TESTIMONY_BY_VIDEO, M5.7",
    "TESTIMONY_IN_PERSON, M5.7",
    "LEGAL_REPRESENTATION, M5.5",
    "UNDERTAKING_TO_COME_BACK, M5.6",
    "COMPENSATION_CLAIMED, M5.9",
    "COMPENSATION_GRANTED, M5.9",
    "COMPENSATION_REFUSED, M5.9",
    "COMPENSATION_PAYOUT, M5.9",
    "OUTCOME, M5.8",
    "APPEAL, M5.8",
    "OFFENDER_RELEASED, M5.8"
  })
  void aNoticeIsOfTheMeasureThatItServes(String kind, String measure) {
    assertThat(MeasureOf.command(new SendProceedingsNotice(List.of(MN), kind, null, null), AT_HOME))
        .isEqualTo(measure);
  }

  @ParameterizedTest
  @CsvSource({"WITNESS", "COURT_ORDER", "HEALTH", "ASYLUM", "CHILD", "SAFETY"})
  void theMeasureOfAHoldDoesNotTellItsKind(String kind) {
    assertThat(MeasureOf.command(Story.hold(kind, "ORDER-1", 30), AT_HOME)).isEqualTo("M4.8");
    assertThat(MeasureOf.command(new ReleaseHold(CaseFixture.HOLD, Guarded.withheld()), AT_HOME))
        .isEqualTo("M4.8");
  }

  static Stream<Command> commands() {
    return EveryCommand.asSpecimens();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theCatalogueListsTheCommandUnderThatMeasure(Command command) {
    assertThat(Measures.of(MeasureOf.command(command, AT_HOME)).commands())
        .contains(command.getClass());
    assertThat(Measures.of(MeasureOf.command(command, RETURNED)).commands())
        .contains(command.getClass());
  }
}
