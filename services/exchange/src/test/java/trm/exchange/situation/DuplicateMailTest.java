package trm.exchange.situation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import trm.evidence.MessageId;
import trm.exchange.ExchangeEvent;
import trm.exchange.inbox.Outcome;
import trm.exchange.inbox.Verdict;
import trm.exchange.outbox.MessageState;

class DuplicateMailTest extends Situation {

  @Test
  void aReplayDaysLaterGetsTheSameReceiptAndHasNoEffect() { // S01
    MessageId message = macao.says(mongolia, "hold");
    macao.sends();
    byte[] envelope = broker.mailbox(mongolia.self).getFirst();
    settle();
    String receipt = macao.receiptFor(message).orElseThrow();

    for (Duration later : List.of(Duration.ofHours(1), Duration.ofDays(5), Duration.ofDays(60))) {
      pass(later);
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

  @Test
  void aLostReceiptIsSentAgainWhenTheMessageIs() { // S02
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

  @Test
  void aReceiptIsMadeAtTheNextStepWhenTheNodeDiedBefore() { // S05
    MessageId message = macao.says(mongolia, "hold");
    macao.sends();
    mongolia.takes();
    assertThat(mongolia.receipts.oldestUnmade()).isPresent();

    // Nothing but the stores survives a restart; a step needs nothing else.
    mongolia.receipts();
    macao.takes();

    assertThat(macao.ledger(message).progress().state()).isEqualTo(MessageState.ACKNOWLEDGED);
  }

  private String receiptOnTheWay(MessageId message) {
    byte[] batch = broker.empty(macao.self).getLast();
    macao.inbox.take(List.of(batch));
    return macao.receiptFor(message).orElseThrow();
  }
}
