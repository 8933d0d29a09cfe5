package trm.exchange.situation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import trm.evidence.MessageId;
import trm.exchange.ExchangeEvent;
import trm.exchange.inbox.Outcome;
import trm.exchange.inbox.QuarantineReason;
import trm.exchange.outbox.MessageState;
import trm.schema.SingleObject;
import trm.wire.GapRequested;

class MailOutOfOrderTest extends Situation {

  @Test
  void aMessageAheadOfItsTurnWaitsWithoutAReceipt() {
    macao.says(mongolia, "first");
    MessageId second = macao.says(mongolia, "second");
    macao.sends();
    List<byte[]> mail = broker.empty(mongolia.self);

    assertThat(mongolia.inbox.take(List.of(mail.get(1))))
        .singleElement()
        .isInstanceOf(Outcome.Parked.class);
    settle();
    assertThat(mongolia.effects()).isEmpty();
    assertThat(macao.ledger(second).progress().state()).isEqualTo(MessageState.SENT);

    mongolia.inbox.take(List.of(mail.get(0)));
    settle();
    assertThat(mongolia.effects()).containsExactly("first", "second");
    assertThat(macao.ledger(second).progress().state()).isEqualTo(MessageState.ACKNOWLEDGED);
  }

  @Test
  void aLostMessageIsAskedForAndSealedAnew() {
    MessageId lost = macao.says(mongolia, "lost");
    macao.says(mongolia, "second");
    macao.sends();
    broker.mailbox(mongolia.self).removeFirst();
    settle();
    assertThat(mongolia.effects()).isEmpty();

    pass(Duration.ofSeconds(11));
    mongolia.gapWatch.step(clock.instant());
    settle();

    assertThat(mongolia.effects()).containsExactly("lost", "second");
    assertThat(macao.ledger(lost).progress().state()).isEqualTo(MessageState.ACKNOWLEDGED);
    assertThat(mongolia.events(ExchangeEvent.GapAsked.class)).hasSize(1);
  }

  @Test
  void anUrgentMessageIsActedOnAtOnceAndItsNumberCounts() {
    macao.says(mongolia, "first");
    macao.says(mongolia, "RiskAlert", "urgent");
    macao.says(mongolia, "third");
    macao.sends();
    List<byte[]> mail = broker.empty(mongolia.self);

    mongolia.inbox.take(List.of(mail.get(1)));
    assertThat(mongolia.effects()).containsExactly("urgent");
    mongolia.inbox.take(List.of(mail.get(0), mail.get(2)));

    assertThat(mongolia.effects()).containsExactly("urgent", "first", "third");
  }

  @Test
  void anErasedMessageIsDeclaredSkippedAndTheRestGoesOn() {
    macao.says(mongolia, "erased");
    macao.sends();
    broker.empty(mongolia.self);
    macao.unitOfWork.carryOut(work -> macao.outbox.erase(Peer.CASE, "own"));
    macao.says(mongolia, "after");
    settle();

    pass(Duration.ofSeconds(11));
    mongolia.gapWatch.step(clock.instant());
    settle();

    assertThat(mongolia.effects()).containsExactly("after");
  }

  @Test
  void aMessageWhoseNumberWasSkippedComesTooLate() {
    macao.says(mongolia, "delayed");
    macao.sends();
    byte[] delayed = broker.empty(mongolia.self).getFirst();
    macao.unitOfWork.carryOut(work -> macao.outbox.erase(Peer.CASE, "own"));
    macao.says(mongolia, "after");
    settle();
    pass(Duration.ofSeconds(11));
    mongolia.gapWatch.step(clock.instant());
    settle();

    assertThat(mongolia.inbox.take(List.of(delayed)))
        .singleElement()
        .extracting("reason")
        .isEqualTo(QuarantineReason.SEQUENCE_PASSED);
    assertThat(mongolia.effects()).containsExactly("after");
  }

  @Test
  void aMessageSealedAnewIsTheSameMessage() {
    MessageId message = macao.says(mongolia, "hold");
    macao.says(mongolia, "second");
    macao.sends();
    byte[] slow = broker.mailbox(mongolia.self).removeFirst();
    settle();
    pass(Duration.ofSeconds(11));
    mongolia.gapWatch.step(clock.instant());
    settle();
    String receipt = macao.receiptFor(message).orElseThrow();

    assertThat(mongolia.inbox.take(List.of(slow)))
        .singleElement()
        .isInstanceOf(Outcome.Duplicate.class);
    settle();

    assertThat(mongolia.effects()).containsExactly("hold", "second");
    assertThat(macao.receiptFor(message)).contains(receipt);
  }

  @Test
  void nobodyIsAnsweredAboutAConversationThatIsNotHis() {
    macao.says(mongolia, "private");
    macao.sends();
    broker.empty(mongolia.self);
    String conversation = String.valueOf(macao.outbox.messages().getFirst().label().conversation());
    GapRequested curious = new GapRequested(conversation, 1L, 1L, null);
    china.unitOfWork.carryOut(
        work -> {
          china.courier.postOwn(
              work, macao.self, "GapRequested", new SingleObject().encode(curious));
          return true;
        });
    settle();

    assertThat(broker.mailbox(china.self)).isEmpty();
    assertThat(broker.mailbox(mongolia.self)).isEmpty();
  }

  @Test
  void aRequestForAGapInNoConversationIsPutAside() {
    GapRequested nonsense = new GapRequested("no conversation", 1L, Long.MAX_VALUE, null);
    china.unitOfWork.carryOut(
        work -> {
          china.courier.postOwn(
              work, macao.self, "GapRequested", new SingleObject().encode(nonsense));
          return true;
        });
    china.sends();

    assertThat(macao.takes())
        .singleElement()
        .extracting("reason")
        .isEqualTo(QuarantineReason.BODY_UNREADABLE);
  }
}
