package trm.corridor.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;
import trm.corridor.embedded.CorridorNode;
import trm.corridor.story.Answer;
import trm.corridor.story.NodeApi;

/** A node's database is away while mail for it arrives. */
@ExtendWith(CorridorExtension.class)
class DatabaseAwayTest {
  private final RunningCorridor corridor;
  private final CorridorNode transit;

  DatabaseAwayTest(RunningCorridor corridor) {
    this.corridor = corridor;
    this.transit = corridor.node("cn-transit");
  }

  @AfterEach
  void bringBack() {
    transit.database().start();
    transit.service().awaitReady();
  }

  @Test
  void callersAreToldSoAndNoMessageIsLostOrDoubled() {
    Warnings warnings = new Warnings(corridor);
    warnings.awaitReceipt(warnings.warn("RETALIATION"));
    NodeApi caller = corridor.transit().as("national-coordinator");
    transit.database().stop();
    Answer.Taken waiting = warnings.warn("STIGMA");
    corridor
        .within(Duration.ofSeconds(60))
        .until("the broker has it", () -> warnings.isIn(waiting, "SENT"));
    HttpResponse<String> answer = caller.get("/cases");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(JsonMapper.shared().readTree(answer.body()).path("code").asString(""))
        .isEqualTo("DATABASE_AWAY");
    corridor
        .within(Duration.ofSeconds(60))
        .until("readiness falls", () -> !transit.service().isReady());
    transit.database().start();
    warnings.awaitReceipt(waiting);
    assertThat(warnings.received()).containsExactly("RETALIATION", "STIGMA");
  }
}
