package trm.exchange.situation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import trm.evidence.MessageId;
import trm.exchange.ExchangeEvent;
import trm.exchange.outbox.Content;
import trm.exchange.outbox.MessageState;
import trm.exchange.outbox.OutboxMessage;

class PeerOutOfReachTest extends Situation {

  @Test
  void everythingDrainsInOrderAfterFiveDaysAndPeopleWereTold() { // S12
    broker.close(mongolia.self);
    List<MessageId> messages =
        IntStream.range(0, 200).mapToObj(n -> macao.says(mongolia, "message " + n)).toList();
    for (int day = 0; day < 5; day++) {
      pass(Duration.ofDays(1));
      settle();
      macao.overdueWatch.step(clock.instant());
    }
    assertThat(macao.events(ExchangeEvent.Overdue.class)).hasSize(200);
    assertThat(messages).allMatch(id -> macao.ledger(id).progress().overdue());

    broker.open(mongolia.self);
    pass(Duration.ofMinutes(2));
    settle();

    assertThat(mongolia.effects())
        .isEqualTo(IntStream.range(0, 200).mapToObj(n -> "message " + n).toList());
    assertThat(messages).allMatch(id -> state(id) == MessageState.ACKNOWLEDGED);
  }

  @Test
  void aLateReceiptClosesWhatWasOverdue() { // S24
    MessageId message = macao.says(mongolia, "acceptance");
    macao.sends();
    pass(Duration.ofHours(2));
    macao.overdueWatch.step(clock.instant());
    assertThat(macao.ledger(message).progress().overdue()).isTrue();

    settle();

    assertThat(macao.ledger(message).progress().overdue()).isFalse();
    assertThat(state(message)).isEqualTo(MessageState.ACKNOWLEDGED);
    assertThat(macao.events(ExchangeEvent.OverdueClosed.class)).hasSize(1);
  }

  @Test
  void aReceiptAndATimeoutLeaveOneVerdict() { // S04
    MessageId message = macao.says(mongolia, "hold");
    OutboxMessage claimed =
        macao
            .unitOfWork
            .carryOut(work -> macao.outbox.claim(clock.instant(), Duration.ofMinutes(1), 1))
            .value()
            .getFirst();
    broker.send(mongolia.self, (byte) 0, ((Content.Sealed) claimed.content()).message().envelope());
    mongolia.takes();
    mongolia.receipts();
    macao.takes();

    macao.unitOfWork.carryOut(
        work -> macao.outbox.failed(claimed.claim(), "BROKER_AWAY", clock.instant()));
    pass(Duration.ofHours(2));
    macao.overdueWatch.step(clock.instant());
    settle();

    assertThat(state(message)).isEqualTo(MessageState.ACKNOWLEDGED);
    assertThat(macao.ledger(message).progress().overdue()).isFalse();
    assertThat(mongolia.effects()).containsExactly("hold");
  }

  @Test
  void oneClosedMailboxDoesNotHoldUpTheOthers() {
    broker.close(mongolia.self);
    macao.says(mongolia, "to a closed mailbox");
    MessageId other = macao.says(china, "to an open one");

    settle();

    assertThat(state(other)).isEqualTo(MessageState.ACKNOWLEDGED);
  }

  @Test
  void whatIsErasedAfterItWasClaimedStaysHere() {
    macao.says(mongolia, "on its way");
    MessageId erased = macao.says(mongolia, "erased meanwhile");
    broker.meanwhile(() -> macao.unitOfWork.carryOut(work -> macao.outbox.erase(Peer.CASE, "own")));

    macao.sends();

    assertThat(broker.mailbox(mongolia.self)).hasSize(1);
    assertThat(macao.ledger(erased).content()).isInstanceOf(Content.Gone.class);
    assertThat(macao.ledger(erased).progress().lastError()).isEqualTo("ERASED");
  }

  @Test
  void aMessageOnWhichOurOwnCodeFailsDoesNotHoldUpTheOthers() {
    MessageId first = macao.says(mongolia, "first");
    MessageId next = macao.says(mongolia, "next in the same conversation");
    MessageId other = macao.says(china, "to another");
    broker.meanwhile(
        () -> {
          throw new IllegalStateException("A bug, says the test.");
        });

    macao.sends();

    assertThat(macao.events(ExchangeEvent.SendingFailed.class)).hasSize(1);
    assertThat(macao.ledger(first).progress().lastError()).isEqualTo("HANDLING_FAILED");
    assertThat(state(next)).isEqualTo(MessageState.POSTED);
    assertThat(state(other)).isEqualTo(MessageState.SENT);

    pass(Duration.ofMinutes(2));
    settle();
    assertThat(mongolia.effects()).containsExactly("first", "next in the same conversation");
  }

  @Test
  void aCrashAfterSendingDoesNotDouble() {
    MessageId message = macao.says(mongolia, "hold");
    macao.unitOfWork.carryOut(
        work -> macao.outbox.claim(clock.instant(), Duration.ofMinutes(1), 9));
    broker.send(mongolia.self, (byte) 0, envelope(message));

    pass(Duration.ofMinutes(2));
    settle();

    assertThat(state(message)).isEqualTo(MessageState.ACKNOWLEDGED);
    assertThat(mongolia.effects()).containsExactly("hold");
  }

  @Test
  void aMessageThatExpiresOnTheWayIsSentNoMoreAndItsPlaceIsSkipped() {
    broker.close(mongolia.self);
    MessageId expired = macao.says(mongolia, "too late");
    pass(Duration.ofDays(31));
    macao.sends();
    assertThat(macao.ledger(expired).progress().lastError()).isEqualTo("EXPIRED");
    assertThat(macao.events(ExchangeEvent.ExpiredUnsent.class)).hasSize(1);

    broker.open(mongolia.self);
    macao.says(mongolia, "in time");
    settle();
    assertThat(mongolia.effects()).isEmpty();
    pass(Duration.ofMinutes(1));
    mongolia.gapWatch.step(clock.instant());
    settle();

    assertThat(mongolia.effects()).containsExactly("in time");
  }

  private byte[] envelope(MessageId message) {
    return ((Content.Sealed) macao.ledger(message).content()).message().envelope();
  }

  private MessageState state(MessageId message) {
    return macao.ledger(message).progress().state();
  }
}
