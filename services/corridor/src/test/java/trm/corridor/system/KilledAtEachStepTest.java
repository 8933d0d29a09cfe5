package trm.corridor.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import trm.corridor.embedded.CorridorFault;
import trm.corridor.embedded.CorridorNode;
import trm.corridor.embedded.ServiceProcess;
import trm.corridor.story.Answer;
import trm.exchange.Waypoint;

/**
 * A service is ended at each step of a message's way, at the sender's and at the recipient's, while
 * a case is under way; and once more on the way back of the receipt. It starts again from what it
 * has stored, and nobody can tell afterwards.
 */
@ExtendWith(CorridorExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledAtEachStepTest { // S05
  private static final Duration SOON = Duration.ofMinutes(2);
  private static final String SENDER = "mo-destination";
  private static final String RECIPIENT = "cn-transit";
  private static final List<String> STATUSES = List.of("OPEN", "WAITING", "PAUSED");

  /** No receipt comes for a receipt: the one makes receipts, and the other is proven something. */
  private static final Set<Waypoint> RECIPIENTS_ALONE =
      EnumSet.of(Waypoint.CHECKPOINT_SIGNED, Waypoint.RECEIPT_MADE);

  private static final Set<Waypoint> SENDERS_ALONE = EnumSet.of(Waypoint.PROVEN, Waypoint.CLOSED);

  private final RunningCorridor corridor;
  private final Warnings warnings;
  private final Quiet quiet;
  private final List<String> told = new ArrayList<>();

  KilledAtEachStepTest(RunningCorridor corridor) {
    this.corridor = corridor;
    this.warnings = new Warnings(corridor);
    this.quiet = new Quiet(corridor, List.of(SENDER, RECIPIENT));
  }

  /** A node, and where on a message's way it ends. */
  record Death(String node, Waypoint step) {
    @Override
    public String toString() {
      return node + " " + step;
    }
  }

  static Stream<Death> everyDeath() {
    return Stream.of(Waypoint.values())
        .flatMap(step -> Stream.of(new Death(SENDER, step), new Death(RECIPIENT, step)))
        .filter(death -> passes(death.node()).contains(death.step()));
  }

  private static Set<Waypoint> passes(String node) {
    return EnumSet.complementOf(
        EnumSet.copyOf(node.equals(SENDER) ? RECIPIENTS_ALONE : SENDERS_ALONE));
  }

  @ParameterizedTest
  @MethodSource("everyDeath")
  @Tag("fire")
  void nothingIsLostAndNothingDoubled(Death death) {
    dies(death);
  }

  /** From a first warning on the recipient has the case, and is told where it stands. */
  @BeforeAll
  void makeTheRecipientKnowTheCase() {
    warnings.awaitReceipt(warnings.warn("RETALIATION"));
  }

  @AfterAll
  void bringBack() {
    for (CorridorNode node : corridor.parts().nodes()) {
      node.service().start();
      node.service().awaitReady();
    }
  }

  private void dies(Death death) {
    ServiceProcess service = corridor.node(death.node()).service();
    quiet.await();
    LaidAmbush ambush = LaidAmbush.at(death.step(), service.pid(), corridor.folder());
    Answer.Taken message = toldWhile(() -> awaitDeath(service, ambush, death));
    warnings.awaitReceipt(message);
    quiet.await();
    assertThat(warnings.receivedStatuses()).containsExactlyElementsOf(told);
    assertThat(ledgers().differences()).isEmpty();
    corridor.assertSound();
  }

  /** Whoever has no answer says the same again under the same key. */
  private Answer.Taken toldWhile(Runnable happening) {
    String status = STATUSES.get(told.size() % STATUSES.size());
    String key = UUID.randomUUID().toString();
    told.add(status);
    Optional<Answer.Taken> answer = toldIfAnswered(status, key);
    happening.run();
    Answer.Taken again = warnings.tell(status, key);
    answer.ifPresent(before -> assertThat(again).isEqualTo(before));
    return again;
  }

  private Optional<Answer.Taken> toldIfAnswered(String status, String key) {
    try {
      return Optional.of(warnings.tell(status, key));
    } catch (CorridorFault fault) {
      if (fault.getCause() == null) {
        throw fault; // Refused, in the node's words: it was not lost with the node.
      }
      return Optional.empty();
    }
  }

  private void awaitDeath(ServiceProcess service, LaidAmbush ambush, Death death) {
    corridor.within(SOON).until(death + " is reached", () -> !service.isAlive());
    assertThat(ambush.struck()).isEqualTo(death.step().name());
    service.start();
    service.awaitReady();
  }

  private TwoLedgers ledgers() {
    return TwoLedgers.between(
        corridor.node(SENDER), corridor.node(RECIPIENT), warnings.caseReference());
  }
}
