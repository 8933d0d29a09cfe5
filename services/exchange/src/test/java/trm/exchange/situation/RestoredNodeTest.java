package trm.exchange.situation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import trm.evidence.ConversationId;
import trm.evidence.Generation;
import trm.evidence.MessageId;
import trm.evidence.journal.EntryKind;
import trm.evidence.journal.JournalEntry;
import trm.exchange.ExchangeEvent;
import trm.exchange.inbox.Outcome;
import trm.exchange.outbox.MessageState;
import trm.exchange.outbox.OutboxMessage;
import trm.exchange.receipt.Probation;
import trm.schema.SingleObject;
import trm.wire.GapRequested;

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

  @Test
  void findsByItsOwnWordThatItForgotALifeWhichOnlySent() {
    givesNumberTwoAfterItsBackup();
    Peer restored = mongolia.restored(probation());
    restored.recovery.ask(List.of(macao.self));

    MessageId message = restored.says(macao, "number two again");
    exchange(restored);
    restored.recovery.step(clock.instant());
    restored.recovery.step(clock.instant());
    clock.pass(Duration.ofMinutes(1));
    exchange(restored);

    assertThat(restored.journal.generation()).isEqualTo(new Generation(mongolia.self, 2));
    assertThat(restored.ledger(message).progress().state()).isEqualTo(MessageState.ACKNOWLEDGED);
    assertThat(macao.effects())
        .containsExactly("number one", "number two of the lost life", "number two again");
  }

  @Test
  void citesInTheNewGenerationTheStatementThatItForgot() {
    mongolia.says(macao, "of the lost life");
    mongolia.sends();
    macao.takes();
    Peer restored = restoredOnProbation();
    exchange(restored);
    restored.recovery.step(clock.instant());

    assertThat(restored.journal.lines().getFirst().entry())
        .extracting(JournalEntry::kind, JournalEntry::cites)
        .containsExactly(
            EntryKind.GENERATION_OPENED,
            macao.inboxStore.newest(mongolia.self, 1).getFirst().signed().digest());
  }

  @Test
  void findsItByAMessageThatWaitsForOneThatWasLost() {
    mongolia.says(macao, "lost on its way");
    mongolia.says(macao, "waits for it");
    mongolia.sends();
    broker.mailbox(macao.self).removeFirst();
    macao.takes();
    Peer restored = restoredOnProbation();
    exchange(restored);

    assertThat(restored.recovery.step(clock.instant())).isTrue();
    clock.pass(Duration.ofSeconds(11));
    macao.gapWatch.step(clock.instant());
    exchange(restored);

    assertThat(macao.effects()).containsExactly("waits for it");
  }

  @Test
  void findsItWhenAPeerThatWasSilentAsksForTheGap() {
    mongolia.says(macao, "lost on its way");
    mongolia.says(macao, "waits for it");
    mongolia.sends();
    broker.mailbox(macao.self).removeFirst();
    macao.takes();
    Peer restored = new Peer(mongolia.self, federation, broker, clock);

    clock.pass(Duration.ofSeconds(11));
    macao.gapWatch.step(clock.instant());
    exchange(restored);
    assertThat(restored.recovery.step(clock.instant())).isTrue();
    clock.pass(Duration.ofDays(1));
    macao.gapWatch.step(clock.instant());
    exchange(restored);

    assertThat(restored.journal.generation().number()).isEqualTo(2);
    assertThat(macao.effects()).containsExactly("waits for it");
  }

  @Test
  void findsItWhenItUsedANumberTwice() {
    givesNumberTwoAfterItsBackup();
    Peer restored = mongolia.restored(Probation.none(clock));

    MessageId message = restored.says(macao, "number two again");
    exchange(restored);
    assertThat(restored.ledger(message).progress().state()).isEqualTo(MessageState.REFUSED);

    assertThat(restored.recovery.step(clock.instant())).isTrue();
    MessageId anew = restored.says(macao, "stated anew");
    exchange(restored);
    assertThat(restored.ledger(anew).progress().state()).isEqualTo(MessageState.ACKNOWLEDGED);
  }

  @Test
  void isShownWhatCameInOneBatchWithItsQuestion() {
    mongolia.says(macao, "of the lost life");
    mongolia.sends();
    Peer restored = restoredOnProbation();
    restored.sends();
    macao.takes();
    exchange(restored);

    assertThat(restored.recovery.step(clock.instant())).isTrue();
  }

  @Test
  void opensNothingForWhatItKnowsOrNeverSigned() {
    mongolia.says(macao, "known");
    settle();
    String known = macao.inboxStore.newest(mongolia.self, 1).getFirst().signed().jws();
    macao.says(mongolia, "the word of another");
    settle();
    String anothers = mongolia.inboxStore.newest(macao.self, 1).getFirst().signed().jws();
    String broken = known.substring(0, known.length() - 4) + "AAAA";
    macao.unitOfWork.carryOut(
        work -> {
          macao.recovery.tell(
              work, mongolia.self, null, List.of(known, anothers, broken, "no statement", ""));
          return true;
        });
    settle();

    assertThat(mongolia.recovery.step(clock.instant())).isFalse();
    assertThat(mongolia.journal.generation().number()).isEqualTo(1);
  }

  @Test
  void opensOneGenerationForOneLostLife() {
    mongolia.says(macao, "of the lost life");
    mongolia.sends();
    macao.takes();
    Peer restored = restoredOnProbation();
    exchange(restored);
    assertThat(restored.recovery.step(clock.instant())).isTrue();

    restored.recovery.ask(List.of(macao.self));
    exchange(restored);

    assertThat(restored.recovery.step(clock.instant())).isFalse();
    assertThat(restored.journal.generation().number()).isEqualTo(2);
  }

  @Test
  void isAnsweredInTheShapeThatItsReleaseReads() {
    federation.readsFirstVersions(mongolia.self);
    mongolia.says(macao, "of the lost life");
    mongolia.sends();
    macao.takes();
    Peer restored = restoredOnProbation();
    exchange(restored);

    assertThat(restored.recovery.step(clock.instant())).isFalse();
    assertThat(restored.probation.awaited()).isZero();
  }

  @Test
  void tellsNobodyElseOfAPlaceThatItLeft() {
    givesNumberTwoAfterItsBackup();
    Peer restored = mongolia.restored(probation());
    restored.recovery.ask(List.of(macao.self));
    MessageId message = restored.says(macao, "number two again");
    ConversationId left = Objects.requireNonNull(restored.ledger(message).label().conversation());
    exchange(restored);
    restored.recovery.step(clock.instant());
    restored.recovery.step(clock.instant());
    exchange(restored);

    asks(china, left, 2, 2);
    exchange(restored);

    assertThat(restored.ledger(message).label().conversation()).isNotEqualTo(left);
    assertThat(skipped(restored, china)).isZero();
    asks(macao, left, 2, 2);
    exchange(restored);
    assertThat(skipped(restored, macao)).as("with whom it is").isEqualTo(1);
  }

  @Test
  void answersForNoNumberThatNoLifeCanHaveReached() {
    mongolia.says(macao, "of the lost life");
    mongolia.sends();
    macao.takes();
    Peer restored = restoredOnProbation();
    exchange(restored);
    restored.recovery.step(clock.instant());
    exchange(restored);

    ConversationId unknown = new ConversationId(new Generation(mongolia.self, 1), new UUID(7, 7));
    asks(china, unknown, Long.MAX_VALUE - 63, Long.MAX_VALUE);
    asks(china, unknown, 1_000_000, 1_000_063);
    asks(china, unknown, Long.MIN_VALUE, Long.MIN_VALUE);
    assertThat(restored.takes()).hasOnlyElementsOfType(Outcome.CourierMail.class).hasSize(3);
    assertThat(skipped(restored, china)).isZero();
    asks(china, unknown, 1, 100);
    restored.takes();
    assertThat(skipped(restored, china)).isEqualTo(64);
  }

  private static void asks(Peer asker, ConversationId conversation, long from, long to) {
    GapRequested gap = new GapRequested(conversation.toString(), from, to, null);
    asker.unitOfWork.carryOut(
        work -> {
          asker.courier.postOwn(
              work, conversation.sender().node(), "GapRequested", new SingleObject().encode(gap));
          return true;
        });
    asker.sends();
  }

  private static long skipped(Peer sender, Peer recipient) {
    return sender.outbox.messages().stream()
        .map(OutboxMessage::label)
        .filter(label -> label.eventType().equals("SequenceSkipped"))
        .filter(label -> label.recipient().equals(recipient.self))
        .count();
  }

  @Test
  void asksNobodyWhoLeftForGood() {
    federation.offBoard(china.self, clock.instant());
    Peer restored = new Peer(mongolia.self, federation, broker, clock, probation());
    restored.recovery.ask(List.of(macao.self, china.self));
    exchange(restored);
    restored.recovery.step(clock.instant());

    assertThat(restored.probation.isOpen()).isTrue();
  }

  @Test
  void waitsNoLongerForAPeerThatLeavesMeanwhile() {
    Peer restored = new Peer(mongolia.self, federation, broker, clock, probation());
    restored.recovery.ask(List.of(macao.self, china.self));
    restored.sends();
    macao.takes();
    macao.sends();
    restored.takes();
    restored.recovery.step(clock.instant());
    assertThat(restored.probation.awaited()).isEqualTo(1);

    federation.offBoard(china.self, clock.instant());
    restored.recovery.step(clock.instant());

    assertThat(restored.probation.isOpen()).isTrue();
  }

  private void givesNumberTwoAfterItsBackup() {
    mongolia.says(macao, "number one");
    settle();
    mongolia.backsUp();
    mongolia.says(macao, "number two of the lost life");
    mongolia.sends();
    macao.takes();
  }

  private Probation probation() {
    return Probation.begun(0, Duration.ofDays(7), clock);
  }

  private Peer restoredOnProbation() {
    Peer restored = new Peer(mongolia.self, federation, broker, clock, probation());
    restored.recovery.ask(List.of(macao.self));
    return restored;
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
