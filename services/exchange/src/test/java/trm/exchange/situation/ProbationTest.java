package trm.exchange.situation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import trm.evidence.Generation;
import trm.evidence.MessageId;
import trm.evidence.journal.JournalEntry;
import trm.exchange.ExchangeEvent;
import trm.exchange.outbox.MessageState;
import trm.exchange.receipt.Probation;

/** Mongolia starts on a database that may be an old one, and cannot tell. */
class ProbationTest extends Situation {
  private static final Duration ANSWER_WAIT = Duration.ofMinutes(2);

  @Test
  void saysNothingAboutACaseAndSignsNothingBeforeItsPeersAnswered() {
    Peer restored = restored();
    MessageId held = restored.says(macao, "held back");
    MessageId urgent = restored.says(macao, "RiskAlert", "a warning");
    macao.says(restored, "taken in meanwhile");
    macao.sends();
    restored.takes();

    restored.sends();
    restored.receipts();
    macao.takes();

    assertThat(macao.effects()).containsExactly("a warning");
    assertThat(restored.ledger(held).progress().state()).isEqualTo(MessageState.POSTED);
    assertThat(restored.ledger(urgent).progress().state()).isEqualTo(MessageState.SENT);
    assertThat(restored.journal.checkpoint()).isEmpty();
  }

  @Test
  void goesOnOnceEveryPeerAnsweredAndNobodyHasSeenMore() {
    Peer restored = restored();
    MessageId held = restored.says(macao, "held back");
    restored.recovery.ask(List.of(macao.self, china.self));
    answers(restored, macao);
    restored.recovery.step(clock.instant());
    assertThat(restored.probation.isOpen()).isFalse();
    assertThat(restored.probation.awaited()).isEqualTo(1);

    answers(restored, china);
    restored.recovery.step(clock.instant());
    assertThat(restored.probation.isOpen()).isTrue();
    pass(Duration.ofSeconds(2));
    exchange(restored);

    assertThat(restored.ledger(held).progress().state()).isEqualTo(MessageState.ACKNOWLEDGED);
    assertThat(restored.journal.generation().number()).isEqualTo(1);
  }

  @Test
  void doesNotWaitForAnAbsentPeerLongerThanItsTime() {
    Peer restored = restored();
    MessageId held = restored.says(macao, "held back");
    restored.recovery.ask(List.of(macao.self, china.self));
    answers(restored, macao);

    pass(ANSWER_WAIT.minusMillis(1));
    restored.recovery.step(clock.instant());
    assertThat(restored.probation.isOpen()).isFalse();
    pass(Duration.ofMillis(1));
    restored.recovery.step(clock.instant());
    assertThat(restored.probation.isOpen()).isTrue();

    pass(Duration.ofSeconds(2));
    exchange(restored);
    assertThat(restored.ledger(held).progress().state()).isEqualTo(MessageState.ACKNOWLEDGED);
  }

  @Test
  void countsTheWaitFromTheFirstQuestionThatLeft() {
    Peer restored = restored();
    broker.close(macao.self);
    restored.recovery.ask(List.of(macao.self));
    restored.sends();
    pass(Duration.ofDays(1));
    restored.recovery.step(clock.instant());
    assertThat(restored.probation.isOpen()).isFalse();
  }

  @Test
  void goesOnWhenAnOperatorDecides() {
    Peer restored = restored();
    MessageId held = restored.says(macao, "held back");
    restored.probation.decide();
    exchange(restored);
    assertThat(restored.ledger(held).progress().state()).isEqualTo(MessageState.ACKNOWLEDGED);
  }

  @Test
  void takesAnOldAnswerForNone() {
    mongolia.recovery.ask(List.of(macao.self));
    mongolia.sends();
    macao.takes();
    macao.sends();
    pass(Duration.ofHours(1));

    Peer restored = restored();
    restored.recovery.ask(List.of(macao.self));
    restored.takes();
    restored.recovery.step(clock.instant());

    assertThat(restored.probation.isOpen()).isFalse();
  }

  @Test
  void numbersAnewInTheNextGenerationWhatItHadToSayMeanwhile() {
    mongolia.says(macao, "one, which the restored node forgot");
    macao.says(mongolia, "seen");
    settle();
    Peer restored = restored();
    MessageId held = restored.says(macao, "one again");
    restored.recovery.ask(List.of(macao.self));
    answers(restored, macao);

    assertThat(restored.recovery.step(clock.instant())).isTrue();
    assertThat(restored.probation.isOpen()).isFalse();
    assertThat(restored.recovery.step(clock.instant())).isFalse();
    assertThat(restored.probation.isOpen()).isTrue();
    pass(Duration.ofSeconds(2));
    macao.says(restored, "RiskAlert", "so that a receipt shows the new generation");
    exchange(restored);

    assertThat(restored.ledger(held).progress().state()).isEqualTo(MessageState.ACKNOWLEDGED);
    assertThat(macao.effects()).containsExactly("one, which the restored node forgot", "one again");
    assertThat(macao.events(ExchangeEvent.Quarantined.class)).isEmpty();
    assertThat(macao.events(ExchangeEvent.TwoFaces.class)).isEmpty();
    assertThat(macao.events(ExchangeEvent.PeerRestored.class))
        .containsExactly(new ExchangeEvent.PeerRestored(new Generation(mongolia.self, 2)));
  }

  @Test
  void doesNotTakeAnAnswerToAnEarlierQuestionForOne() {
    Peer before = restored();
    before.recovery.ask(List.of(macao.self));
    before.sends();
    macao.takes();
    macao.sends();
    Peer restored = restored();
    restored.recovery.ask(List.of(macao.self));
    restored.takes();
    restored.recovery.step(clock.instant());
    assertThat(restored.probation.isOpen()).isFalse();

    answers(restored, macao);
    restored.recovery.step(clock.instant());
    assertThat(restored.probation.isOpen()).isTrue();
  }

  @Test
  void waitsForAPeerThatTheDirectoryLeavesOutAtTheMoment() {
    mongolia.says(macao, "seen");
    settle();
    Probation probation = Probation.begun(mongolia.journal.size(), ANSWER_WAIT, clock);
    mongolia.backsUp();
    Peer again = mongolia.restored(probation);
    again.recovery.ask(List.of(china.self));
    answers(again, china);
    again.recovery.step(clock.instant());

    assertThat(probation.isOpen()).isFalse();
    assertThat(probation.awaited()).as("Macao").isEqualTo(1);
  }

  @Test
  void asksWhoJoinedSinceOnceItsDatabaseMayHaveBeenSetBack() {
    Peer node = restored();
    node.recovery.ask(List.of(macao.self));
    answers(node, macao);
    node.recovery.step(clock.instant());
    node.recovery.know(List.of(macao.self, china.self));
    node.recovery.step(clock.instant());
    assertThat(node.probation.isOpen()).as("nothing waits for a newcomer").isTrue();

    node.probation.again(clock.instant(), node.journal.size());
    pass(Duration.ofSeconds(1));
    node.recovery.step(clock.instant());
    assertThat(node.probation.awaited()).isEqualTo(2);
    answers(node, macao);
    node.recovery.step(clock.instant());
    assertThat(node.probation.isOpen()).isFalse();

    answers(node, china);
    node.recovery.step(clock.instant());
    assertThat(node.probation.isOpen()).isTrue();
  }

  @Test
  void saysAgainInTheNextGenerationWhatItDidMeanwhile() {
    macao.says(mongolia, "seen");
    settle();
    Peer restored = restored();
    MessageId urgent = restored.says(china, "RiskAlert", "a warning");
    restored.recovery.ask(List.of(macao.self, china.self));
    answers(restored, macao);
    answers(restored, china);
    restored.recovery.step(clock.instant());

    assertThat(restored.journal.generation().number()).isEqualTo(2);
    assertThat(restored.journal.lines())
        .extracting(line -> line.entry())
        .extracting(JournalEntry::messageId)
        .contains(urgent);
  }

  @Test
  void tellsEverybodyAtOnceThatItsJournalGoesOnElsewhere() {
    macao.says(mongolia, "receipted and lost");
    china.says(mongolia, "receipted and lost as well");
    settle();
    Peer restored = restored();
    restored.recovery.ask(List.of(macao.self, china.self));
    answers(restored, macao);
    restored.recovery.step(clock.instant());

    // China has not answered, and nothing was said since: it learns it all the same.
    restored.sends();
    china.takes();

    assertThat(china.events(ExchangeEvent.PeerRestored.class))
        .containsExactly(new ExchangeEvent.PeerRestored(new Generation(mongolia.self, 2)));
    assertThat(china.events(ExchangeEvent.GrowthWithheld.class)).isEmpty();
  }

  /** It forgot what it held of others, and they may know that it held more. */
  @Test
  void aRestoredNodeAndItsPeersForgetWhatItShowed() {
    for (int round = 0; round < 3; round++) {
      macao.says(mongolia, "to Mongolia");
      mongolia.says(macao, "to Macao");
      settle();
    }
    Generation macanese = new Generation(macao.self, 1);
    assertThat(macao.witness.acknowledged(mongolia.self, macanese)).isPositive();
    Peer restored = restored();
    restored.unitOfWork.carryOut(
        work -> {
          restored.witness.shown(macanese, 1, clock.instant());
          return true;
        });
    restored.recovery.ask(List.of(macao.self));
    answers(restored, macao);
    restored.recovery.step(clock.instant());
    restored.sends();
    macao.takes();

    assertThat(restored.witness.shownAt(macanese)).isEmpty();
    assertThat(macao.witness.acknowledged(mongolia.self, macanese)).isZero();
  }

  @Test
  void asksAgainWhoHasNotAnsweredForAnHour() {
    Peer restored = restored(Duration.ofDays(7));
    restored.recovery.ask(List.of(macao.self, china.self));
    answers(restored, macao);
    assertThat(broker.empty(china.self)).hasSize(1);

    pass(Duration.ofHours(1));
    restored.recovery.step(clock.instant());
    answers(restored, china);
    restored.recovery.step(clock.instant());

    assertThat(restored.probation.isOpen()).isTrue();
  }

  @Test
  void isToldThatWhatItsLostLifeReceiptedDoesNotComeAgain() {
    macao.says(mongolia, "receipted and lost");
    settle();
    Peer restored = restored();
    restored.recovery.ask(List.of(macao.self));
    answers(restored, macao);
    restored.recovery.step(clock.instant());
    restored.recovery.step(clock.instant());
    macao.says(restored, "the next one");
    exchange(restored);
    assertThat(restored.effects()).isEmpty();

    for (int round = 0; round < 3; round++) {
      pass(Duration.ofMinutes(1));
      restored.gapWatch.step(clock.instant());
      exchange(restored);
      restored.inbox.releaseTurns();
    }
    assertThat(restored.effects()).containsExactly("the next one");
  }

  private Peer restored() {
    return restored(ANSWER_WAIT);
  }

  private Peer restored(Duration answerWait) {
    return new Peer(
        mongolia.self, federation, broker, clock, Probation.begun(0, answerWait, clock));
  }

  private void answers(Peer restored, Peer peer) {
    restored.sends();
    peer.takes();
    peer.sends();
    restored.takes();
  }

  private void exchange(Peer restored) {
    for (int round = 0; round < 4; round++) {
      for (Peer peer : List.of(macao, restored, china)) {
        peer.sends();
        peer.takes();
        peer.receipts();
      }
    }
  }
}
