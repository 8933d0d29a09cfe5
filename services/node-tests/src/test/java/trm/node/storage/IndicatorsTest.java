package trm.node.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import trm.node.statistics.IndicatorDesk;
import trm.node.statistics.Indicators.Feedback;
import trm.node.statistics.Indicators.Overdue;
import trm.node.statistics.Indicators.Verification;
import trm.node.statistics.Indicators.Year;

/** How the mechanism worked, counted from facts of which only the clear halves are there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class IndicatorsTest {
  private static final Instant IN_2024 = Instant.parse("2024-03-01T08:00:00Z");
  private static final Instant IN_2023 = Instant.parse("2023-03-01T08:00:00Z");
  private static final Instant IN_2025 = Instant.parse("2025-03-01T08:00:00Z");
  private static final Instant NOW = Instant.parse("2026-05-01T08:00:00Z");
  private final TestDatabase database = TestDatabase.migrated();
  private final IndicatorDesk desk =
      new IndicatorDesk(database.unitOfWork(), new PostgresIndicatorBook(database.sql));
  private int facts;

  @BeforeAll
  void happened() {
    for (int i = 1; i <= 12; i++) {
      String one = "case-" + i;
      fact(
          one,
          "RequestMade",
          "{\"requestId\":\"r\",\"kind\":\"NATIONALITY_AND_IDENTITY\"}",
          IN_2024);
      answer(one, "MORE_DATA_NEEDED", IN_2024.plus(Duration.ofHours(1)));
      answer(one, "CONFIRMED", IN_2024.plus(Duration.ofDays(i)));
      answer(one, "CONFIRMED", IN_2024.plus(Duration.ofDays(200)));
      fact(one, "ArrivalConfirmed", "{\"handoverId\":\"h\"}", IN_2024);
      fact(one, "EscalationRaised", "{\"deadline\":\"d\"}", IN_2024);
      fact(one, "EscalationRaised", "{\"deadline\":\"d\"}", IN_2025);
    }
    for (int i = 1; i <= 10; i++) {
      String one = "later-" + i;
      fact(one, "ArrivalConfirmed", "{\"handoverId\":\"h\"}", IN_2025);
    }
    for (int i = 1; i <= 22; i++) {
      fact("early-" + i, "ArrivalConfirmed", "{\"handoverId\":\"h\"}", IN_2023);
    }
    for (int i = 1; i <= 11; i++) {
      fact("early-" + i, "FeedbackGiven", "{\"handoverId\":\"h\"}", IN_2023);
    }
    for (int i = 1; i <= 9; i++) {
      fact(
          "case-" + i,
          "FeedbackGiven",
          "{\"handoverId\":\"h\"}",
          IN_2024.plus(Duration.ofDays(89)));
    }
    fact("case-12", "FeedbackGiven", "{\"handoverId\":\"h\"}", IN_2024.plus(Duration.ofDays(91)));
  }

  @AfterAll
  void close() {
    database.close();
  }

  private void answer(String one, String outcome, Instant at) {
    fact(one, "AnswerGiven", "{\"requestId\":\"r\",\"outcome\":\"" + outcome + "\"}", at);
  }

  private void fact(String one, String type, String event, Instant at) {
    String clear =
        "{\"stamp\":{\"measure\":\"M4.4\",\"recordedAt\":\"" + at + "\"},\"event\":" + event + "}";
    database
        .unitOfWork()
        .carryOut(
            _ ->
                database
                    .sql
                    .sql(
                        """
                        INSERT INTO case_fact (case_reference, version, event_type, part, clear)
                        VALUES (:case, :version, :type, 'OWN', :clear::jsonb)""")
                    .param("case", one)
                    .param("version", ++facts)
                    .param("type", type)
                    .param("clear", clear)
                    .update());
  }

  @Test
  void saysHowLongVerificationTookWhereElevenWereAnswered() {
    assertThat(year(2024).verification()).isEqualTo(new Verification(12, 6, 11));
    assertThat(year(2025).verification()).isNull();
  }

  @Test
  void countsFeedbackThatCameWithinNinetyDays() {
    assertThat(year(2023).feedback()).isEqualTo(new Feedback(22, 50L));
    assertThat(year(2024).feedback())
        .as("of three nobody heard, and a share would tell it")
        .isEqualTo(new Feedback(12, null));
    assertThat(year(2025).feedback()).as("ten are too few").isNull();
  }

  @Test
  void countsAMatterOnceInTheYearInWhichItBecameOverdue() {
    assertThat(year(2024).overdue()).isEqualTo(List.of(new Overdue("M4.4", 12)));
    assertThat(year(2025).overdue()).isEmpty();
  }

  @Test
  void saysNothingOfAYearOfWhichFeedbackMayStillCome() {
    Instant early = Instant.parse("2026-02-01T00:00:00Z");

    assertThat(desk.read(NOW).years()).extracting(Year::year).containsExactly(2025, 2024, 2023);
    assertThat(desk.read(early).years()).extracting(Year::year).containsExactly(2024, 2023);
  }

  private Year year(int year) {
    return desk.read(NOW).years().stream()
        .filter(one -> one.year() == year)
        .findFirst()
        .orElseThrow();
  }
}
