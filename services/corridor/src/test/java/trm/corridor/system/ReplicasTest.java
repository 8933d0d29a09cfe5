package trm.corridor.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import trm.corridor.embedded.ServiceProcess;

/** A node that runs as two processes over one database and one mailbox. */
@ExtendWith(CorridorExtension.class)
class ReplicasTest {
  private static final Duration SOON = Duration.ofMinutes(2);

  /** A silent member of a consumer group is missed for ten seconds, a claim for fifteen here. */
  private static final Duration TAKEN_OVER = Duration.ofSeconds(20);

  private final RunningCorridor corridor;
  private final ServiceProcess first;
  private final ServiceProcess second;

  ReplicasTest(RunningCorridor corridor) {
    this.corridor = corridor;
    this.first = corridor.node("cn-transit").service();
    this.second = corridor.parts().replica("cn-transit", "b");
  }

  @AfterEach
  void bringBack() {
    second.stop();
    first.start();
    first.awaitReady();
  }

  /** Without a stop file of its own it could not tell, alone, that nothing was restored. */
  @Test
  @Tag("fault")
  void aSecondOneBeginsAtOnceAndGoesOnAloneWhenTheFirstIsStopped() {
    TwoReplicas told = new TwoReplicas(corridor, 1);
    second.start();
    second.awaitReady();
    assertThat(new Meters(corridor).health(second, "mail", "recovery").path("status").asString())
        .isEqualTo("UP");
    told.tellOfEach();
    first.stop();
    told.tellOfEach();
    told.assertNothingLostDoubledOrTurned();
    assertThat(told.takenIn(second)).isPositive();
    assertThat(told.sent(second)).isPositive();
  }

  @Test
  @Tag("fire")
  void oneIsKilledUnderLoadAndTheOtherTakesOver() {
    TwoReplicas told = new TwoReplicas(corridor, 8);
    second.start();
    second.awaitReady();
    told.tellUntil("both take in", () -> told.takenIn(second) >= 20);
    assertThat(told.sent(second)).isPositive();
    told.tellUntil("there is a load", () -> told.toldSoFar() >= 400);
    first.kill();
    int atDeath = told.toldSoFar();
    told.tellUntil(
        "what was told after the death is receipted",
        () -> told.toldSoFar() > atDeath + 80 && told.isReceipted(atDeath + 80));
    told.assertNothingLostDoubledOrTurned();
    Duration silence = told.longestSilence();
    System.out.printf(
        "Replicas: %d messages, one of two killed, longest silence %d ms.%n",
        told.toldSoFar(), silence.toMillis());
    assertThat(silence).isLessThan(TAKEN_OVER);
  }

  /** Each of them becomes the one that is left, one after the other. */
  @Test
  @Tag("fire")
  void eachIsReplacedInTurnUnderLoad() {
    TwoReplicas told = new TwoReplicas(corridor, 4);
    for (ServiceProcess coming : new ServiceProcess[] {second, first, second}) {
      ServiceProcess going = coming == second ? first : second;
      coming.start();
      corridor.within(SOON).until("it is ready", () -> ready(coming, told));
      going.stop();
      int before = told.toldSoFar() + 20;
      told.tellUntil(
          "it is receipted", () -> told.toldSoFar() > before && told.isReceipted(before));
    }
    told.assertNothingLostDoubledOrTurned();
    System.out.printf(
        "Replicas: %d messages, three replaced in turn, longest silence %d ms.%n",
        told.toldSoFar(), told.longestSilence().toMillis());
  }

  private static boolean ready(ServiceProcess coming, TwoReplicas told) {
    told.tellOfEach();
    return coming.isReady();
  }
}
