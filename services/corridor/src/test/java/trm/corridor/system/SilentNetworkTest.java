package trm.corridor.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import trm.corridor.embedded.Links;
import trm.corridor.embedded.TcpProxy;
import trm.corridor.story.Answer;

/** The network of one node drops what is sent: no connection breaks, and nobody answers. */
@Tag("fire")
@ExtendWith(CorridorExtension.class)
class SilentNetworkTest {
  private static final Duration SOON = Duration.ofMinutes(2);
  private static final String NODE = RunningCorridor.LINKED;
  private static final int OFFICERS = 12;
  private static final List<String> SERIES = List.of("OPEN", "WAITING", "PAUSED", "WAITING");

  /** For an answer, for a connection, and some seconds for a machine that has more to do. */
  private static final Duration STATED = Duration.ofSeconds(20 + 3 + 7);

  private final RunningCorridor corridor;
  private final Links links;
  private final Warnings warnings;
  private final Orders orders;
  private final Meters meters;

  SilentNetworkTest(RunningCorridor corridor) {
    this.corridor = corridor;
    this.links = corridor.parts().links();
    this.warnings = new Warnings(corridor);
    this.orders = new Orders(corridor, warnings);
    this.meters = new Meters(corridor);
  }

  @AfterEach
  void bringBack() {
    links.mend();
    corridor.node(NODE).service().awaitReady();
    warnings.awaitEqualBooks();
    corridor.assertSound();
  }

  @Test
  void betweenNodeAndBrokerMailWaitsAndPeopleWork() {
    warnings.awaitReceipt(warnings.warn("RETALIATION"));
    links.brokers().forEach(TcpProxy::fallSilent);
    List<Answer.Taken> mail = SERIES.stream().map(warnings::tell).toList();
    orders.giveAndBeTaken(Orders.newKey());
    corridor
        .within(SOON)
        .until("health says so", () -> meters.isDown(NODE, "mail", "broker", "Messages wait."));
    assertThat(orders.officer().get("/work").statusCode()).isEqualTo(200);
    assertThat(corridor.node(NODE).service().isReady()).isTrue();
    mail.forEach(message -> assertThat(warnings.isIn(message, "ACKNOWLEDGED")).isFalse());
    assertThat(warnings.statusesTold()).isEmpty();
    links.mend();
    mail.forEach(warnings::awaitReceipt);
    corridor.within(SOON).until("it is told", () -> !warnings.statusesTold().isEmpty());
    assertThat(warnings.statusesTold()).containsExactly("PAUSED");
    assertThat(warnings.receivedStatuses()).containsExactlyElementsOf(SERIES);
  }

  @Test
  void betweenNodeAndDatabaseCallersAreToldInTimeAndMailWaits() {
    warnings.awaitReceipt(warnings.warn("RETALIATION"));
    String key = Orders.newKey();
    links.database().fallSilent();
    List<Answer.Taken> mail = SERIES.stream().map(warnings::tell).toList();
    long begin = System.nanoTime();
    List<HttpResponse<String>> refused = Crowd.of(OFFICERS).each(() -> orders.give(key));
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(STATED);
    assertThat(refused).extracting(Orders::code).containsOnly("DATABASE_AWAY");
    corridor
        .within(SOON)
        .until("health says so", () -> meters.isDown(NODE, "readiness", "db", "does not answer"));
    links.mend();
    corridor.within(SOON).until("it serves", () -> corridor.node(NODE).service().isReady());
    mail.forEach(warnings::awaitReceipt);
    orders.giveAndBeTaken(key);
    orders.giveAndBeTaken(key);
    corridor.within(SOON).until("it is told", () -> !warnings.statusesTold().isEmpty());
    assertThat(warnings.statusesTold()).containsExactly("PAUSED");
    assertThat(warnings.receivedStatuses()).containsExactlyElementsOf(SERIES);
  }
}
