package trm.corridor.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;
import trm.corridor.embedded.CorridorNode;
import trm.corridor.story.Answer;
import trm.corridor.story.NodeApi;

/**
 * A node's database is away for a while, in {@code make fire} for a minute, or slow, while mail for
 * it arrives and its officers go on.
 */
@Tag("fault")
@ExtendWith(CorridorExtension.class)
class DatabaseAwayTest {
  private static final Duration AWAY = Duration.ofSeconds(Long.getLong("corridor.away", 15));
  private static final int OFFICERS = 12;
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final List<String> SERIES = List.of("OPEN", "WAITING", "PAUSED", "WAITING");
  private static final String ORDER =
      """
      {"epoch": 1, "turn": 1, "to": ["mo-destination"], "status": "PAUSED"}
      """;

  private final RunningCorridor corridor;
  private final CorridorNode transit;
  private final NodeApi officer;
  private final Warnings warnings;
  private final double duplicates;
  private final String idempotencyKey = UUID.randomUUID().toString();

  DatabaseAwayTest(RunningCorridor corridor) {
    this.corridor = corridor;
    this.transit = corridor.node("cn-transit");
    this.officer = corridor.transit().as("national-coordinator");
    this.warnings = new Warnings(corridor);
    this.duplicates = new Meters(corridor).count("mo-destination", "trm_inbox_duplicate_total");
  }

  @AfterEach
  void bringBack() {
    corridor.parts().links().mend();
    transit.database().start();
    transit.service().awaitReady();
    warnings.awaitEqualBooks();
    corridor.assertSound();
  }

  @Test
  void callersAreToldSoAndNothingIsLostOrDoubled() {
    warnings.awaitReceipt(warnings.warn("RETALIATION"));
    transit.database().stop();
    long since = System.nanoTime();
    List<Answer.Taken> mail = mailArrives();
    corridor.within(AWAY.plus(SOON)).until("that is over", () -> refusesAll() && isOver(since));
    assertThat(transit.service().isReady()).isFalse();
    transit.database().start();
    mail.forEach(warnings::awaitReceipt);
    assertThat(warnings.received()).containsExactly("RETALIATION", "STIGMA");
    assertThat(warnings.receivedStatuses()).containsExactlyElementsOf(SERIES);
    assertTheOrderIsTakenOnce();
  }

  /** Each question to it, and each answer, takes a tenth of a second. */
  @Test
  @Tag("fire")
  void aSlowOneMakesTheNodeSlowAndNothingElse() {
    warnings.awaitReceipt(warnings.warn("RETALIATION"));
    corridor.parts().links().database().delay(Duration.ofMillis(100));
    List<Answer.Taken> mail = SERIES.stream().map(warnings::tell).toList();
    List<HttpResponse<String>> lists = Crowd.of(OFFICERS).each(() -> officer.get("/work"));
    assertThat(lists).extracting(HttpResponse::statusCode).containsOnly(200);
    assertThat(transit.service().isReady()).isTrue();
    HttpResponse<String> taken = order();
    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
    mail.forEach(warnings::awaitReceipt);
    corridor.within(SOON).until("it is told", () -> !warnings.statusesTold().isEmpty());
    assertThat(transit.service().isReady()).isTrue();
    corridor.parts().links().mend();
    assertThat(warnings.receivedStatuses()).containsExactlyElementsOf(SERIES);
    assertTheOrderIsTakenOnce();
    // A claim that outlives its lease is sent twice.
    assertThat(new Meters(corridor).count("mo-destination", "trm_inbox_duplicate_total"))
        .isEqualTo(duplicates);
  }

  /** A warning, which may overtake, amid messages that may not. All of it waits at the broker. */
  private List<Answer.Taken> mailArrives() {
    List<Answer.Taken> mail =
        Stream.concat(
                Stream.of(warnings.tell(SERIES.getFirst()), warnings.warn("STIGMA")),
                SERIES.stream().skip(1).map(warnings::tell))
            .toList();
    mail.forEach(
        message ->
            corridor.within(SOON).until("the broker has it", () -> warnings.isIn(message, "SENT")));
    return mail;
  }

  private boolean refusesAll() {
    assertIsToldToComeAgain(officer.get("/cases"));
    assertIsToldToComeAgain(order());
    return true;
  }

  private static boolean isOver(long since) {
    return System.nanoTime() - since > AWAY.toNanos();
  }

  private static void assertIsToldToComeAgain(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(JsonMapper.shared().readTree(answer.body()).path("code").asString(""))
        .isEqualTo("DATABASE_AWAY");
  }

  /** The same words under the same key as all the orders that were turned away. */
  private void assertTheOrderIsTakenOnce() {
    HttpResponse<String> taken = order();
    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
    assertThat(order().body()).isEqualTo(taken.body());
    corridor.within(SOON).until("it is told", () -> !warnings.statusesTold().isEmpty());
    assertThat(warnings.statusesTold()).containsExactly("PAUSED");
    assertThat(ledgerOfTransit()).isEqualTo(1);
  }

  private HttpResponse<String> order() {
    String path = "/cases/" + warnings.caseReference() + "/commands/tell-status";
    return officer.post(path, ORDER, idempotencyKey);
  }

  private int ledgerOfTransit() {
    return officer.read("/messages?case=" + warnings.caseReference()).path("messages").size();
  }
}
