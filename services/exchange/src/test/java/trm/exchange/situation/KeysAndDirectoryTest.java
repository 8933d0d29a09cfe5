package trm.exchange.situation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import trm.evidence.MessageId;
import trm.evidence.journal.EntryKind;
import trm.exchange.ExchangeEvent;
import trm.exchange.outbox.Content;
import trm.exchange.outbox.MessageState;
import trm.exchange.receipt.KeyRetirement;
import trm.scenario.Answer;
import trm.scenario.Protection;
import trm.scenario.Scenario;
import trm.scenario.Taken;

class KeysAndDirectoryTest extends Situation {

  @Scenario(
      number = "S18",
      situation = "Both nodes get new keys every day while messages lie in their mailboxes.",
      holds = "No message is lost, and none is put aside.",
      without =
          @Protection(
              value = "an encryption key is kept until nothing can come that was sealed to it",
              taken =
                  @Taken(
                      in = "trm.exchange.receipt.KeyRetirement",
                      method = "mayDestroy",
                      answers = Answer.TRUE)))
  void keysRotateUnderTrafficAndNothingIsLostOrRefused() {
    List<MessageId> messages = new ArrayList<>();
    KeyRetirement retirement =
        new KeyRetirement(
            mongolia.unitOfWork, mongolia.inboxStore, mongolia.receipts, Duration.ofDays(7));
    for (int day = 0; day < 6; day++) {
      messages.add(macao.says(mongolia, "before " + day));
      macao.sends();
      federation.rotate(mongolia.self, clock.instant());
      federation.rotate(macao.self, clock.instant());
      federation.destroyOldKeys(mongolia.self, retirement, clock.instant());
      messages.add(macao.says(mongolia, "after " + day));
      pass(Duration.ofDays(1));
      settle();
    }

    assertThat(messages)
        .allMatch(id -> macao.ledger(id).progress().state() == MessageState.ACKNOWLEDGED);
    assertThat(mongolia.effects()).hasSize(12);
    assertThat(mongolia.events(ExchangeEvent.Quarantined.class)).isEmpty();
  }

  @Test
  void aMessageToANodeThatTheDirectoryLeavesOutStaysDue() {
    federation.leaveOut(mongolia.self);
    MessageId message = macao.says(mongolia, "waiting");
    macao.sends();
    assertThat(macao.ledger(message).content()).isInstanceOf(Content.Draft.class);
    assertThat(macao.ledger(message).progress().state()).isEqualTo(MessageState.POSTED);
    assertThat(macao.events(ExchangeEvent.NotVouched.class)).isNotEmpty();
    assertThat(broker.mailbox(mongolia.self)).isEmpty();

    federation.takeBack(mongolia.self);
    pass(Duration.ofMinutes(1));
    settle();

    assertThat(macao.ledger(message).progress().state()).isEqualTo(MessageState.ACKNOWLEDGED);
    assertThat(macao.journal.lines())
        .filteredOn(line -> line.entry().kind() == EntryKind.MESSAGE_OUT)
        .filteredOn(line -> message.equals(line.entry().messageId()))
        .extracting(line -> line.entry().envelopeDigest() != null)
        .containsExactly(false, true);
  }

  @Test
  void aMessageOfANodeThatTheDirectoryDoesNotVouchForStaysDueAndIsAnAlarm() {
    federation.leaveOut(macao.self);
    MessageId message = macao.says(mongolia, "waiting for our own key");
    macao.sends();
    assertThat(macao.ledger(message).content()).isInstanceOf(Content.Draft.class);
    assertThat(macao.ledger(message).progress().state()).isEqualTo(MessageState.POSTED);
    assertThat(macao.ledger(message).progress().lastError()).isEqualTo("SELF_NOT_VOUCHED");
    assertThat(macao.events(ExchangeEvent.SelfNotVouched.class)).isNotEmpty();
    assertThat(macao.events(ExchangeEvent.NotVouched.class)).isEmpty();

    federation.takeBack(macao.self);
    pass(Duration.ofMinutes(1));
    settle();

    assertThat(macao.ledger(message).progress().state()).isEqualTo(MessageState.ACKNOWLEDGED);
  }

  @Test
  void aSealedMessageIsNotSentToANodeThatLeftTheDirectorySince() {
    MessageId message = macao.says(mongolia, "sealed in time");
    federation.leaveOut(mongolia.self);
    macao.sends();

    assertThat(broker.mailbox(mongolia.self)).isEmpty();
    assertThat(macao.ledger(message).progress().state()).isEqualTo(MessageState.POSTED);
  }
}
