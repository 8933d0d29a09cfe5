package trm.corridor.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import trm.corridor.embedded.BrokerCluster;
import trm.corridor.embedded.SmallDisk;
import trm.corridor.story.Answer;

/** What becomes of mail when brokers of three are killed, or have no room. */
@Tag("fire")
@ExtendWith(CorridorExtension.class)
class BrokersOfAClusterTest {
  private static final Duration SOON = Duration.ofMinutes(2);
  private static final String SENDER = "mo-destination";
  private static final List<String> BEFORE = List.of("OPEN", "WAITING");
  private static final List<String> MEANWHILE = List.of("PAUSED", "OPEN", "PAUSED");
  private static final List<String> AFTER = List.of("WAITING", "OPEN");

  private final RunningCorridor corridor;
  private final BrokerCluster cluster;
  private final Warnings warnings;
  private final Meters meters;

  BrokersOfAClusterTest(RunningCorridor corridor) {
    this.corridor = corridor;
    this.cluster = corridor.cluster();
    this.warnings = new Warnings(corridor);
    this.meters = new Meters(corridor);
  }

  /** A status is told to whoever knows the case; a warning makes it known. */
  @BeforeEach
  void makeTheRecipientKnowTheCase() {
    warnings.awaitReceipt(warnings.warn("RETALIATION"));
  }

  @AfterEach
  void bringBack() {
    cluster.start();
    warnings.awaitEqualBooks();
    corridor.assertSound();
  }

  @Test
  void oneIsKilledAndTheMailGoesOnWithoutIt() {
    told(BEFORE);
    for (int broker = 1; broker <= BrokerCluster.SIZE; broker++) {
      cluster.kill(broker);
      told(MEANWHILE);
      cluster.start(broker);
    }
    told(AFTER);
    assertThat(warnings.receivedStatuses())
        .containsExactlyElementsOf(
            Stream.of(BEFORE, MEANWHILE, MEANWHILE, MEANWHILE, AFTER)
                .flatMap(List::stream)
                .toList());
  }

  /** Whoever is left has confirmed nothing, since nothing would be left of it if it went too. */
  @Test
  void twoAreKilledAndNothingCountsAsSentUntilTheyAreBack() {
    told(BEFORE);
    cluster.kill(1);
    cluster.kill(2);
    List<Answer.Taken> waiting = MEANWHILE.stream().map(warnings::tell).toList();
    Answer.Taken urgent = warnings.warn("STIGMA");
    corridor
        .within(SOON)
        .until("health says so", () -> meters.isDown(SENDER, "mail", "broker", "Messages wait."));
    corridor
        .within(SOON)
        .until("people see it", () -> warnings.message(urgent).path("overdue").asBoolean());
    Stream.concat(waiting.stream(), Stream.of(urgent))
        .forEach(message -> assertThat(isConfirmed(message)).isFalse());
    assertThat(meters.count(SENDER, "trm_outbox_not_sent_total", "BROKER_AWAY")).isPositive();
    assertThat(corridor.node(SENDER).service().isReady()).isTrue();
    cluster.start();
    Stream.concat(waiting.stream(), Stream.of(urgent)).forEach(warnings::awaitReceipt);
    told(AFTER);
    assertThat(warnings.received()).containsExactly("RETALIATION", "STIGMA");
    assertThat(warnings.receivedStatuses())
        .containsExactlyElementsOf(
            Stream.of(BEFORE, MEANWHILE, AFTER).flatMap(List::stream).toList());
    corridor
        .within(SOON)
        .until(
            "health is up again",
            () -> meters.health(SENDER, "broker").path("status").asString("").equals("UP"));
  }

  private boolean isConfirmed(Answer.Taken message) {
    return warnings.isIn(message, "SENT") || warnings.isIn(message, "ACKNOWLEDGED");
  }

  @Test
  void theDiskOfOneIsFullAndTheMailGoesOn() {
    SmallDisk.assumePossible();
    told(BEFORE);
    cluster.kill(2);
    try (SmallDisk disk = SmallDisk.under(cluster.data(2), 24, () -> cluster.kill(2))) {
      cluster.start(2);
      disk.fill();
      told(MEANWHILE);
      told(MEANWHILE);
      disk.makeRoom();
      // An operator starts a broker anew whose disk was full, whether it ended by itself or not.
      cluster.kill(2);
      cluster.start(2);
      told(AFTER);
    }
    cluster.start(2);
    assertThat(warnings.receivedStatuses())
        .containsExactlyElementsOf(
            Stream.of(BEFORE, MEANWHILE, MEANWHILE, AFTER).flatMap(List::stream).toList());
  }

  /** Told and receipted, whatever is away. */
  private void told(List<String> statuses) {
    statuses.stream().map(warnings::tell).toList().forEach(warnings::awaitReceipt);
  }
}
