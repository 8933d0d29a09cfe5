package trm.corridor.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import trm.corridor.bench.Backlog;
import trm.corridor.story.Answer;

/** The broker stops in the middle of a case. */
@Tag("fault")
@ExtendWith(CorridorExtension.class)
class BrokerAwayTest {
  private static final List<String> SERIES =
      List.of("OPEN", "WAITING", "PAUSED", "OPEN", "PAUSED", "WAITING");

  /** More than two batches, a batch of the relay being 128. */
  private static final int MESSAGES = 300;

  private static final int CASES = 20;

  private final RunningCorridor corridor;

  BrokerAwayTest(RunningCorridor corridor) {
    this.corridor = corridor;
  }

  @AfterEach
  void bringBack() {
    corridor.parts().broker().start();
    corridor.assertSound();
  }

  @Test
  void ordersAreTakenAndToldOverdueAndAllDrainsInOrder() {
    Warnings warnings = new Warnings(corridor);
    Backlog backlog = backlog();
    backlog.open(CASES);
    warnings.awaitReceipt(warnings.warn("RETALIATION"));
    corridor.parts().broker().stop();
    Answer.Taken first = warnings.warn("STIGMA");
    Answer.Taken second = warnings.warn("HEALTH");
    assertThat(second.journalIndex()).isGreaterThan(first.journalIndex());
    List<Answer.Taken> series = SERIES.stream().map(warnings::tell).toList();
    backlog.post(MESSAGES);
    corridor
        .within(Duration.ofSeconds(60))
        .until(
            "people see that it is overdue",
            () -> warnings.message(first).path("overdue").asBoolean());
    assertThat(corridor.node("mo-destination").service().isReady()).isTrue();
    corridor.parts().broker().start();
    Stream.concat(Stream.of(first, second), series.stream()).forEach(warnings::awaitReceipt);
    assertThat(warnings.message(first).path("overdue").asBoolean()).isFalse(); // S24
    // S12: all drains, and in order but for warnings, of which none waits for another (0017).
    assertThat(warnings.received()).containsExactlyInAnyOrder("RETALIATION", "STIGMA", "HEALTH");
    assertThat(warnings.receivedStatuses()).containsExactlyElementsOf(SERIES);
    corridor
        .within(Duration.ofMinutes(2))
        .until("all others are receipted", () -> backlog.stillOpen() == 0);
    backlog.assertWhole();
    warnings.awaitEqualBooks();
  }

  private Backlog backlog() {
    return new Backlog(
        corridor.node("mo-destination"),
        corridor.destination().as("national-coordinator"),
        corridor.node("cn-transit"));
  }
}
