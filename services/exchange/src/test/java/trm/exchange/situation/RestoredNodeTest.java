package trm.exchange.situation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import trm.evidence.Generation;
import trm.evidence.MessageId;
import trm.evidence.journal.EntryKind;
import trm.evidence.journal.JournalEntry;
import trm.exchange.ExchangeEvent;
import trm.exchange.outbox.MessageState;

class RestoredNodeTest extends Situation {

  @Test
  void goesOnInTheNextGenerationWhenAPeerHasSeenMore() {
    macao.says(mongolia, "before the loss");
    settle();
    Peer restored = new Peer(mongolia.self, federation, broker, clock);

    restored.recovery.ask(List.of(macao.self));
    exchange(restored);
    assertThat(restored.recovery.step(clock.instant())).isTrue();
    assertThat(restored.recovery.step(clock.instant())).isFalse();

    assertThat(restored.journal.generation()).isEqualTo(new Generation(mongolia.self, 2));
    assertThat(restored.journal.lines().getFirst().entry())
        .extracting(JournalEntry::kind, JournalEntry::cites)
        .containsExactly(
            EntryKind.GENERATION_OPENED, macao.witness.newest(mongolia.self).orElseThrow().root());
  }

  @Test
  void numbersItsMessagesInNewConversations() {
    mongolia.says(macao, "number one");
    macao.says(mongolia, "seen");
    settle();
    Peer restored = new Peer(mongolia.self, federation, broker, clock);
    restored.recovery.ask(List.of(macao.self));
    exchange(restored);
    restored.recovery.step(clock.instant());

    MessageId message = restored.says(macao, "number one of the next generation");
    exchange(restored);

    assertThat(restored.ledger(message).progress().state()).isEqualTo(MessageState.ACKNOWLEDGED);
    assertThat(macao.effects()).contains("number one of the next generation");
    assertThat(macao.events(ExchangeEvent.TwoFaces.class)).isEmpty();
  }

  @Test
  void staysInItsGenerationWhenNobodyHasSeenMore() {
    macao.says(mongolia, "hold");
    settle();
    mongolia.recovery.ask(List.of(macao.self, china.self));
    settle();

    assertThat(mongolia.recovery.step(clock.instant())).isFalse();
    assertThat(mongolia.journal.generation().number()).isEqualTo(1);
  }

  @Test
  void saysAgainInTheNewGenerationWhatItHadNotReceipted() {
    macao.says(mongolia, "before the loss");
    settle();
    Peer restored = new Peer(mongolia.self, federation, broker, clock);
    MessageId owed = china.says(restored, "taken in after the restore");
    china.sends();
    restored.takes();
    restored.recovery.ask(List.of(macao.self));
    restored.sends();
    macao.takes();
    macao.sends();
    restored.takes();

    assertThat(restored.recovery.step(clock.instant())).isTrue();
    exchange(restored);

    assertThat(china.ledger(owed).progress().state()).isEqualTo(MessageState.ACKNOWLEDGED);
  }

  @Test
  void saysOfWhatAForgottenLifeSentThatItWillNotCome() {
    macao.says(mongolia, "before the loss");
    settle();
    mongolia.says(macao, "lost on its way");
    mongolia.says(macao, "waits for it");
    mongolia.sends();
    broker.mailbox(macao.self).removeFirst();
    macao.takes();
    Peer restored = new Peer(mongolia.self, federation, broker, clock);
    restored.recovery.ask(List.of(macao.self));
    exchange(restored);
    restored.recovery.step(clock.instant());
    assertThat(macao.effects()).isEmpty();

    clock.pass(Duration.ofSeconds(11));
    macao.gapWatch.step(clock.instant());
    exchange(restored);

    assertThat(macao.effects()).containsExactly("waits for it");
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
