package trm.exchange.situation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import trm.evidence.MessageId;
import trm.exchange.ExchangeEvent;
import trm.exchange.StorageFault;
import trm.exchange.outbox.Content;
import trm.exchange.outbox.MessageState;
import trm.exchange.outbox.OutboxMessage;
import trm.scenario.Answer;
import trm.scenario.Protection;
import trm.scenario.Scenario;
import trm.scenario.Taken;

class PeerOutOfReachTest extends Situation {

  @Test
  void whatLeftBeforeTheStorageFailedIsNotedAsSent() {
    MessageId left = macao.says(mongolia, "left");
    MessageId met = macao.says(mongolia, "met the fault");
    broker.meanwhile(
        () ->
            broker.meanwhile(
                () -> {
                  throw new StorageFault("Away, says the test.");
                }));

    assertThatThrownBy(macao::sends).isInstanceOf(StorageFault.class);

    assertThat(macao.ledger(left).progress().state()).isEqualTo(MessageState.SENT);
    assertThat(macao.ledger(met).progress().state()).isEqualTo(MessageState.SENDING);
  }

  @Scenario(
      number = "S12",
      situation =
          "A peer cannot be reached for five days, and both nodes are started again meanwhile.",
      holds =
          "Everything drains in its order, though the broker mixes it up, and people were told.",
      without = {
        @Protection(
            value = "what has no receipt in time is flagged, and people are told",
            taken =
                @Taken(
                    in = "trm.exchange.memory.MemoryOutboxStore",
                    method = "isAwaited",
                    answers = Answer.FALSE)),
        @Protection(
            value = "what could not be sent is due again, as often as it takes",
            taken =
                @Taken(
                    in = "trm.exchange.memory.MemoryOutboxStore",
                    method = "isDue",
                    answers = Answer.FALSE)),
        @Protection(
            value = "what overtook the messages before it waits for its turn",
            taken =
                @Taken(
                    in = "trm.exchange.inbox.Sequence",
                    method = "standing",
                    answers = Answer.FIRST))
      })
  void everythingDrainsInOrderAfterFiveDaysAndPeopleWereTold() {
    broker.close(mongolia.self);
    List<MessageId> messages =
        IntStream.range(0, 70).mapToObj(n -> macao.says(mongolia, "message " + n)).toList();
    int told = 0;
    for (int day = 0; day < 5; day++) {
      pass(Duration.ofDays(1));
      settle();
      macao.overdueWatch.step(clock.instant());
      told += macao.events(ExchangeEvent.Overdue.class).size();
      macao = macao.startedAgain();
      mongolia = mongolia.startedAgain();
    }
    assertThat(told).isEqualTo(70);
    assertThat(messages).allMatch(id -> macao.ledger(id).progress().overdue());

    broker.open(mongolia.self);
    pass(Duration.ofMinutes(2));
    macao.sends();
    Collections.rotate(broker.mailbox(mongolia.self), 1);
    settle();

    assertThat(mongolia.effects())
        .isEqualTo(IntStream.range(0, 70).mapToObj(n -> "message " + n).toList());
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

  @Scenario(
      number = "S04",
      situation = "A receipt comes in while the sending of its message ends in a time-out.",
      holds = "One verdict stands: the receipt's.",
      without =
          @Protection(
              value =
                  "only who holds the newest claim on a message reports on it, and only while it is being sent",
              taken =
                  @Taken(
                      in = "trm.exchange.memory.MemoryOutboxStore",
                      method = "claimed",
                      conditions = true,
                      answers = Answer.TRUE)))
  void aReceiptAndATimeoutLeaveOneVerdict() {
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

  @Scenario(
      number = "S14",
      situation =
          "A relay is so slow that its lease ends and another sends the same message, and then the slow one writes what became of it.",
      holds = "The result of the newer claim stays as it was written.",
      without =
          @Protection(
              value =
                  "only who holds the newest claim on a message reports on it, and only while it is being sent",
              taken =
                  @Taken(
                      in = "trm.exchange.memory.MemoryOutboxStore",
                      method = "claimed",
                      conditions = true,
                      answers = Answer.TRUE)))
  void whoLostItsLeaseOverwritesNoResult() {
    MessageId message = macao.says(mongolia, "hold");
    List<OutboxMessage> written = new ArrayList<>();
    broker.meanwhile(
        () -> {
          pass(Duration.ofMinutes(2));
          macao.relay.step(clock.instant());
          written.add(macao.ledger(message));
        });

    macao.relay.step(clock.instant());

    assertThat(written.getFirst().progress().state()).isEqualTo(MessageState.SENT);
    assertThat(macao.ledger(message).progress()).isEqualTo(written.getFirst().progress());
    settle();
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
