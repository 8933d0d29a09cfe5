package trm.corridor.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import trm.corridor.embedded.ServiceProcess;
import trm.corridor.story.NodeApi;

/** A node that runs as two processes over one database and one mailbox. */
@ExtendWith(CorridorExtension.class)
class ReplicasTest {
  private static final Duration SOON = Duration.ofMinutes(2);

  /** A silent member of a consumer group is missed for ten seconds, a claim for fifteen here. */
  private static final Duration TAKEN_OVER = Duration.ofSeconds(20);

  /** A process serves four webhooks at a time; of more, all in hand, both hold some. */
  private static final int MORE_THAN_ONE_SERVES = 6;

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

  /**
   * What a webhook was told and nobody wrote down is told again, under the same id, when the claim
   * of the dead process ends: three times as long as an answer may take.
   */
  @Test
  @Tag("fire")
  void oneIsKilledUnderLoadAndTheOtherTakesOver() {
    TwoReplicas told = new TwoReplicas(corridor, 8);
    second.start();
    second.awaitReady();
    OverdueMatters overdue = new OverdueMatters(coordinator());
    try (ToldPartner partner = new ToldPartner(coordinator(), MORE_THAN_ONE_SERVES)) {
      bothDoTheirPart(told, overdue);
      partner.keepsItsAnswers();
      told.tellUntil("both hold webhooks", partner::isWaitedForAtEach);
      Instant death = Instant.now();
      first.kill();
      partner.answersAgain();
      overdue.begin();
      int atDeath = told.toldSoFar();
      told.tellUntil(
          "what was told after the death is receipted",
          () -> told.toldSoFar() > atDeath + 80 && told.isReceipted(atDeath + 80));
      told.assertNothingLostDoubledOrTurned();
      assertToldOnceButForTheDeath(partner, death);
      corridor.within(SOON).until("every rung is told", overdue::areToldToTheTop);
      assertThat(overdue.doubledOrMissing()).isEmpty();
      assertThat(printed(told, partner, death)).isLessThan(TAKEN_OVER);
    }
  }

  private void bothDoTheirPart(TwoReplicas told, OverdueMatters overdue) {
    told.tellUntil("both take in", () -> told.takenIn(second) >= 20);
    assertThat(told.sent(second)).isPositive();
    told.tellUntil(
        "both deliver", () -> told.deliveries(first) > 20 && told.deliveries(second) > 20);
    told.tellUntil("there is a load", () -> overdue.begin() && told.toldSoFar() >= 400);
  }

  private void assertToldOnceButForTheDeath(ToldPartner partner, Instant death) {
    Set<String> events = partner.events();
    corridor.within(SOON).until("every webhook knows all", () -> partner.knows(events));
    assertThat(partner.unknown(events)).as("delivered, and in no feed").isEmpty();
    assertThat(partner.doubledBut(death)).as("delivered twice for no death").isEmpty();
    assertThat(partner.doubled()).as("what the dead one had sent").isPositive();
    assertThat(partner.longestWaitAfter(death)).isLessThan(TAKEN_OVER);
  }

  private static Duration printed(TwoReplicas told, ToldPartner partner, Instant death) {
    Duration silence = told.longestSilence();
    System.out.printf(
        "Replicas: %d messages, one of two killed, longest silence %d ms;"
            + " %d deliveries, %d of them again, a webhook waited %d ms.%n",
        told.toldSoFar(),
        silence.toMillis(),
        partner.deliveries(),
        partner.doubled(),
        partner.longestWaitAfter(death).toMillis());
    return silence;
  }

  /** Calls the process that is not going to die. */
  private NodeApi coordinator() {
    return corridor.transit().through(second).as("national-coordinator");
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
