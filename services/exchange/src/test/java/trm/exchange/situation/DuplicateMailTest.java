package trm.exchange.situation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import trm.evidence.MessageId;
import trm.exchange.ExchangeEvent;
import trm.exchange.StorageFault;
import trm.exchange.inbox.Outcome;
import trm.exchange.inbox.Verdict;
import trm.exchange.outbox.MessageState;
import trm.scenario.Answer;
import trm.scenario.Protection;
import trm.scenario.Scenario;
import trm.scenario.Taken;

class DuplicateMailTest extends Situation {

  @Scenario(
      number = "S01",
      situation =
          "A signed message comes again after an hour, after days and after months, and its recipient was started again in between.",
      holds = "It has one effect, and its sender gets the first receipt once more, byte for byte.",
      without = {
        @Protection(
            value = "an envelope that came before is known by its digest, and a message by its id",
            taken =
                @Taken(
                    in = "trm.exchange.memory.MemoryInboxStore",
                    method = "find",
                    answers = Answer.NOTHING)),
        @Protection(
            value = "the receipt that was made is kept, and posted again for a duplicate",
            taken =
                @Taken(
                    in = "trm.exchange.memory.MemoryReceiptStore",
                    method = "postAgain",
                    answers = Answer.NOTHING))
      })
  void aReplayDaysLaterGetsTheSameReceiptAndHasNoEffect() {
    MessageId message = macao.says(mongolia, "hold");
    macao.sends();
    byte[] envelope = broker.mailbox(mongolia.self).getFirst();
    settle();
    String receipt = macao.receiptFor(message).orElseThrow();

    for (Duration later : List.of(Duration.ofHours(1), Duration.ofDays(5), Duration.ofDays(60))) {
      pass(later);
      mongolia = mongolia.startedAgain();
      assertThat(mongolia.inbox.take(List.of(envelope)))
          .singleElement()
          .isInstanceOf(Outcome.Duplicate.class);
      mongolia.receipts();
      assertThat(receiptOnTheWay(message)).isEqualTo(receipt);
    }

    assertThat(mongolia.effects()).containsExactly("hold");
    settle();
    assertThat(macao.receiptFor(message)).contains(receipt);
  }

  @Scenario(
      number = "S02",
      situation =
          "The recipient has committed a message, its receipt is lost, and the sender sends once more.",
      holds = "The message has one effect, and the sender holds its receipt in the end.",
      without = {
        @Protection(
            value = "an envelope that came before is known by its digest, and a message by its id",
            taken =
                @Taken(
                    in = "trm.exchange.memory.MemoryInboxStore",
                    method = "find",
                    answers = Answer.NOTHING)),
        @Protection(
            value = "the receipt that was made is kept, and posted again for a duplicate",
            taken =
                @Taken(
                    in = "trm.exchange.memory.MemoryReceiptStore",
                    method = "postAgain",
                    answers = Answer.NOTHING))
      })
  void aLostReceiptIsSentAgainWhenTheMessageIs() {
    MessageId message = macao.says(mongolia, "handover");
    macao.sends();
    mongolia.takes();
    mongolia.receipts();
    broker.empty(macao.self);

    pass(Duration.ofHours(1));
    settle();

    assertThat(mongolia.effects()).containsExactly("handover");
    assertThat(macao.ledger(message).progress().state()).isEqualTo(MessageState.ACKNOWLEDGED);
    assertThat(mongolia.events(ExchangeEvent.Duplicate.class)).hasSize(1);
  }

  @Test
  void theSameMessageTwiceInOneBatchHasOneEffect() {
    macao.says(mongolia, "once");
    macao.sends();
    byte[] envelope = broker.empty(mongolia.self).getFirst();

    List<Outcome> outcomes = mongolia.inbox.take(List.of(envelope, envelope));

    assertThat(outcomes).hasExactlyElementsOfTypes(Outcome.Accepted.class, Outcome.Duplicate.class);
    assertThat(mongolia.effects()).containsExactly("once");
  }

  @Scenario(
      number = "S03",
      situation =
          "Taking a message in fails at its very end, when it is committed, and then a duplicate comes.",
      holds =
          "Nobody gets a receipt for what was not stored; the duplicate is taken as if it were the first.",
      without = {
        @Protection(
            value = "what was not committed is undone, all of it",
            taken =
                @Taken(
                    in = "trm.exchange.memory.UndoableMap",
                    method = "restore",
                    answers = Answer.NOTHING))
      })
  void aDeliveryThatFailsAsItIsCommittedLeavesNothingBehind() {
    MessageId message = macao.says(mongolia, "hold");
    macao.sends();
    List<byte[]> mail = broker.empty(mongolia.self);
    mongolia.journalIsFull(true);
    assertThatThrownBy(() -> mongolia.inbox.take(mail)).isInstanceOf(StorageFault.class);
    mongolia.journalIsFull(false);

    assertThat(mongolia.effects()).isEmpty();
    assertThat(mongolia.receipts.oldestUnmade()).isEmpty();
    mongolia.receipts();
    assertThat(broker.mailbox(macao.self)).isEmpty();

    assertThat(mongolia.inbox.take(mail)).hasExactlyElementsOfTypes(Outcome.Accepted.class);
    settle();
    assertThat(macao.ledger(message).progress().state()).isEqualTo(MessageState.ACKNOWLEDGED);
    assertThat(mongolia.effects()).containsExactly("hold");
  }

  @Test
  void aFailedFirstDeliveryLeavesNoReceiptBehind() { // S03
    MessageId message = macao.says(mongolia, "hold");
    macao.sends();
    byte[] envelope = broker.empty(mongolia.self).getFirst();
    mongolia.answers(
        body -> {
          throw new IllegalStateException("a bug");
        });
    mongolia.inbox.take(List.of(envelope));
    mongolia.receipts();

    assertThat(broker.mailbox(macao.self)).isEmpty();
    assertThat(mongolia.effects()).isEmpty();

    mongolia.answers(body -> new Verdict.Accepted());
    mongolia.inbox.take(List.of(envelope));
    settle();
    assertThat(macao.ledger(message).progress().state()).isEqualTo(MessageState.ACKNOWLEDGED);
    assertThat(mongolia.effects()).containsExactly("hold");
  }

  @Scenario(
      number = "S05",
      situation = "The node dies when it has stored a message and has not made its receipt.",
      holds = "It makes the receipt once it is started again, and nobody has to ask.",
      without =
          @Protection(
              value = "a receipt is owed from the transaction on that stores the message",
              taken =
                  @Taken(
                      in = "trm.exchange.memory.MemoryReceiptStore",
                      method = "owe",
                      answers = Answer.NOTHING)))
  void aReceiptIsMadeAtTheNextStepWhenTheNodeDiedBefore() {
    MessageId message = macao.says(mongolia, "hold");
    macao.sends();
    mongolia.takes();

    mongolia = mongolia.startedAgain();
    mongolia.receipts();
    macao.takes();

    assertThat(macao.ledger(message).progress().state()).isEqualTo(MessageState.ACKNOWLEDGED);
  }

  private String receiptOnTheWay(MessageId message) {
    assertThat(broker.mailbox(macao.self)).as("a receipt is on its way").isNotEmpty();
    byte[] batch = broker.empty(macao.self).getLast();
    macao.inbox.take(List.of(batch));
    return macao.receiptFor(message).orElseThrow();
  }
}
