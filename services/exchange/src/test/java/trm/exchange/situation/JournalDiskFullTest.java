package trm.exchange.situation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import trm.evidence.MessageId;
import trm.exchange.StorageFault;
import trm.exchange.outbox.MessageState;
import trm.scenario.Answer;
import trm.scenario.Protection;
import trm.scenario.Scenario;
import trm.scenario.Taken;

class JournalDiskFullTest extends Situation {

  @Scenario(
      number = "S17",
      situation = "The journal takes no more entries, since its disk is full.",
      holds =
          "No message goes out or is taken in without its entry; what was done before can be read, and what waits goes on once there is room.",
      without = {
        @Protection(
            value = "a message and its entry in the journal are one transaction",
            taken =
                @Taken(
                    in = "trm.exchange.JournalledWork",
                    method = "appendTo",
                    answers = Answer.NOTHING)),
        @Protection(
            value = "what was not committed is undone, all of it",
            taken =
                @Taken(
                    in = "trm.exchange.memory.UndoableMap",
                    method = "restore",
                    answers = Answer.NOTHING))
      })
  void nothingIsCarriedThatIsNotLogged() {
    MessageId before = macao.says(mongolia, "before");
    macao.sends();
    broker.empty(mongolia.self);
    china.says(macao, "from China");
    china.sends();
    List<byte[]> mail = broker.empty(macao.self);
    macao.journalIsFull(true);

    assertThatThrownBy(() -> macao.says(mongolia, "hold"))
        .isInstanceOf(StorageFault.class)
        .hasMessageContaining("full");
    assertThatThrownBy(() -> macao.inbox.take(mail)).isInstanceOf(StorageFault.class);
    macao.sends();

    assertThat(broker.mailbox(mongolia.self)).isEmpty();
    assertThat(macao.outbox.messages()).hasSize(1);
    assertThat(macao.effects()).isEmpty();
    assertThat(macao.ledger(before).progress().state()).isEqualTo(MessageState.SENT);

    macao.journalIsFull(false);
    MessageId after = macao.says(mongolia, "hold");
    macao.inbox.take(mail);
    pass(Duration.ofHours(1));
    settle();
    assertThat(macao.ledger(after).progress().state()).isEqualTo(MessageState.ACKNOWLEDGED);
    assertThat(macao.effects()).containsExactly("from China");
    assertThat(mongolia.effects()).containsExactly("before", "hold");
  }
}
