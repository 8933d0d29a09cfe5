package trm.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static trm.referral.Nodes.CN;
import static trm.referral.Nodes.MN;
import static trm.referral.RuleCases.setOut;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import trm.referral.CaseCommand.DecideIdentification;
import trm.referral.Decision.Agreed;
import trm.referral.Decision.Refused;
import trm.referral.LocalEvent.IdentificationDecided;
import trm.referral.LocalEvent.IndicatorsRecorded;
import trm.referral.file.FactList;

/** Signs of trafficking inform whoever decides. No rule weighs them, and none of them crosses. */
class IndicatorsInformTest {
  private static final ObservationId SEEN = new ObservationId("o-1");
  private static final IndicatorsRecorded STRONG =
      new IndicatorsRecorded(
          SEEN,
          Guarded.of(List.of(new Indicator("DEBT_BONDAGE", "STRONG", "PERSON"))),
          Guarded.of("an invented note"));

  static Stream<Command> commands() {
    return Stream.of(
        Story.measure("M1.6"),
        new CaseCommand.GrantReflectionPeriod(Story.TODAY, null),
        deciding("VICTIM"),
        deciding("NOT_A_VICTIM"),
        deciding("PRESUMED_VICTIM"),
        new CaseCommand.DecideBestInterests(
            "RETURN", LocalDate.EPOCH, Guarded.of("yes"), List.of()),
        Story.consent(),
        Story.assessment("DESTINATION", "LOW", MN),
        Story.verification(MN),
        Story.room(MN),
        Story.proposeReturn(MN),
        Story.requestClearance(CN),
        Story.plan("RETURN", MN),
        new ReturnCommand.ConfirmReturn(CaseFixture.PLAN),
        new ReturnCommand.GiveClearance(CN, "A-1", Nodes.START.plus(Duration.ofDays(2))),
        Story.offer(false, CN),
        Story.offer(true, MN),
        Story.hold("WITNESS", "ORDER-1", 30),
        new AssistanceCommand.TellStatus(List.of(CN), "CLOSED", "PLAN_COMPLETED"));
  }

  private static DecideIdentification deciding(String result) {
    return new DecideIdentification(Guarded.of(result), List.of(), List.of());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void noCommandIsDecidedOtherwiseBecauseOfThem(Command command) {
    for (OrganisationKind kind : OrganisationKind.values()) {
      assertThat(outcome(setOut().with(STRONG).acting(kind).asks(command)))
          .isEqualTo(outcome(setOut().acting(kind).asks(command)));
    }
  }

  private static List<?> outcome(Decision decision) {
    return switch (decision) {
      case Agreed agreed -> agreed.notices();
      case Refused refused -> refused.rules();
    };
  }

  /** The one file that may name them only asks whether what is cited was recorded. */
  @Test
  void noFileOfTheLawReadsWhatTheySay() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java/trm/referral"))) {
      assertThat(files.filter(IndicatorsInformTest::readsThem).map(Path::getFileName))
          .extracting(Path::toString)
          .containsExactlyInAnyOrder(
              "CaseDrafts.java", "LocalEvent.java", "Sop1Identification.java");
    }
    assertThat(Files.readString(Path.of("src/main/java/trm/referral/sop/Sop1Identification.java")))
        .doesNotContain(".strength()", ".source()", "Indicator::");
  }

  private static boolean readsThem(Path file) {
    try {
      return Files.isRegularFile(file)
          && Files.readString(file).matches("(?s).*(IndicatorsRecorded|indicators\\(\\)).*");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void aDecisionMayCiteThemAndTheyCrossToNobody() {
    Agreed decided =
        (Agreed)
            setOut()
                .with(STRONG)
                .acting(OrganisationKind.COMPETENT_AUTHORITY)
                .asks(new DecideIdentification(Guarded.of("VICTIM"), List.of(CN), List.of(SEEN)));

    assertThat(
            new FactList(decided.facts()).last(IdentificationDecided.class).orElseThrow().cites())
        .containsExactly(SEEN);
    assertThat(decided.notices()).extracting(Notice::recipient).containsExactly(CN);
    assertThat(decided.notices().toString()).doesNotContain("o-1");
  }

  @Test
  void theyAreRecordedForThisNodeAlone() {
    Agreed recorded =
        (Agreed)
            setOut().asks(new CaseCommand.RecordIndicators(STRONG.indicators(), STRONG.note()));

    assertThat(recorded.notices()).isEmpty();
    assertThat(recorded.facts().toString()).doesNotContain("DEBT_BONDAGE", "invented");
  }
}
