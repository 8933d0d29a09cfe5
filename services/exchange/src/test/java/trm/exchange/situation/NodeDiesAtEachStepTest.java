package trm.exchange.situation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import trm.evidence.MessageId;
import trm.exchange.Waypoint;
import trm.exchange.outbox.MessageState;

/**
 * A node dies once at each step of a message's way. Nothing but its stores survives, and the steps
 * need nothing else.
 */
class NodeDiesAtEachStepTest extends Situation {

  /** What ends a process, which no code takes for a bug of its own. */
  private static final class Death extends Error {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void aMessageAndItsReceiptReachEveryStepInTheOrderOfTheList() {
    List<Waypoint> steps = new ArrayList<>();
    macao.watched(steps::add);
    mongolia.watched(steps::add);

    macao.says(mongolia, "hold");
    settle();

    assertThat(new LinkedHashSet<>(steps)).containsExactly(Waypoint.values());
  }

  @Test
  void whatWasPostedAndNotCommittedWasNeverPosted() {
    diesOnceAt(Waypoint.POSTED, macao);

    assertThatThrownBy(() -> macao.says(mongolia, "hold")).isInstanceOf(Death.class);
    settle();
    assertThat(mongolia.effects()).isEmpty();

    assertIsReceipted(macao.says(mongolia, "hold"));
    assertThat(mongolia.effects()).containsExactly("hold");
  }

  @Test
  void whatWasCommittedGoesThoughNobodyHadTheAnswer() {
    diesOnceAt(Waypoint.COMMITTED, macao);

    assertThatThrownBy(() -> macao.says(mongolia, "hold")).isInstanceOf(Death.class);
    settle();

    assertThat(mongolia.effects()).containsExactly("hold");
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"POSTED", "COMMITTED"})
  void theMessageTakesEffectOnceAndIsReceipted(Waypoint step) {
    assertIsReceipted(macao.says(mongolia, "first"));
    Set<Peer> died = new LinkedHashSet<>();
    for (Peer peer : List.of(macao, mongolia)) {
      diesOnceAt(step, peer, () -> died.add(peer));
    }

    MessageId message = macao.says(mongolia, "second");
    settleThoughTheyDie();

    assertThat(died).isNotEmpty();
    assertThat(mongolia.effects()).containsExactly("first", "second");
    assertIsReceipted(message);
    assertThat(macao.receiptFor(message)).isPresent();
  }

  /** A receipt is posted as a message is, by a step of its own, which is taken again. */
  @ParameterizedTest
  @EnumSource(names = {"POSTED", "COMMITTED"})
  void theReceiptIsPostedThoughTheRecipientDies(Waypoint step) {
    List<Waypoint> died = new ArrayList<>();
    diesOnceAt(step, mongolia, () -> died.add(step));

    MessageId message = macao.says(mongolia, "hold");
    settleThoughTheyDie();

    assertThat(died).containsExactly(step);
    assertIsReceipted(message);
  }

  private void diesOnceAt(Waypoint step, Peer peer) {
    diesOnceAt(step, peer, () -> {});
  }

  private void diesOnceAt(Waypoint step, Peer peer, Runnable dying) {
    peer.watched(
        reached -> {
          if (reached == step) {
            peer.watched(any -> {});
            dying.run();
            throw new Death();
          }
        });
  }

  /** The hour lets every lease of the dead end. */
  private void settleThoughTheyDie() {
    for (int lives = 0; lives < 4; lives++) {
      try {
        settle();
      } catch (Death nodeStartsAgain) {
        pass(Duration.ofHours(1));
      }
    }
  }

  private void assertIsReceipted(MessageId message) {
    settle();
    assertThat(macao.ledger(message).progress().state()).isEqualTo(MessageState.ACKNOWLEDGED);
  }
}
