package trm.exchange.situation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import trm.evidence.MessageId;
import trm.exchange.ExchangeEvent;
import trm.exchange.outbox.Content;
import trm.exchange.outbox.MessageState;

/** A node is drained, and then its keys end in the directory. */
class ANodeLeavesTest extends Situation {

  @Test
  void whoseMailWasDrainedLeavesNobodyWithoutAReceipt() {
    MessageId to = macao.says(mongolia, "to one that will leave");
    MessageId from = mongolia.says(china, "from one that will leave");
    macao.sends();
    assertThat(state(macao, to)).as("not drained yet").isEqualTo(MessageState.SENT);
    settle();
    assertThat(state(macao, to)).isEqualTo(MessageState.ACKNOWLEDGED);
    assertThat(state(mongolia, from)).isEqualTo(MessageState.ACKNOWLEDGED);

    federation.offBoard(mongolia.self, clock.instant());
    pass(Duration.ofMinutes(1));
    MessageId late = macao.says(mongolia, "to one that left");
    settle();

    assertThat(state(macao, late)).isEqualTo(MessageState.POSTED);
    assertThat(macao.ledger(late).content()).isInstanceOf(Content.Draft.class);
    assertThat(macao.events(ExchangeEvent.NotVouched.class)).isNotEmpty();
    assertThat(mongolia.effects()).containsExactly("to one that will leave");
  }

  @Test
  void whoLeavesUndrainedLeavesAMessageThatIsNeverReceipted() {
    MessageId message = macao.says(mongolia, "in its mailbox");
    macao.sends();

    federation.offBoard(mongolia.self, clock.instant());
    pass(Duration.ofMinutes(1));
    settle();

    assertThat(state(macao, message)).isEqualTo(MessageState.SENT);
  }

  @Test
  void whatItSignedBeforeIsBelievedAndWhatItSignsAfterwardsIsNeverSent() {
    mongolia.says(china, "its last word");
    mongolia.sends();
    federation.offBoard(mongolia.self, clock.instant().plusSeconds(1));
    pass(Duration.ofMinutes(1));

    MessageId after = mongolia.says(china, "after its end");
    settle();

    assertThat(china.effects()).containsExactly("its last word");
    assertThat(mongolia.ledger(after).progress().lastError()).isEqualTo("SELF_NOT_VOUCHED");
  }

  private static MessageState state(Peer peer, MessageId message) {
    return peer.ledger(message).progress().state();
  }
}
