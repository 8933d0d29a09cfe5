package trm.exchange.situation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import trm.evidence.MessageId;
import trm.evidence.journal.EntryDetail;
import trm.evidence.journal.ReceiptText;
import trm.exchange.ExchangeEvent;
import trm.exchange.inbox.Verdict;
import trm.exchange.outbox.MessageState;
import trm.scenario.Answer;
import trm.scenario.Protection;
import trm.scenario.Scenario;
import trm.scenario.Taken;

class RefusedMailTest extends Situation {
  private static final String REASON = "a witness hold of an invented prosecutor";
  private static final EntryDetail DETAIL = new EntryDetail(new byte[32], REASON.getBytes(UTF_8));

  @Scenario(
      number = "S11",
      situation = "The recipient refuses a message and says why, as far as it may.",
      holds = "The sender finds the refusal and its code beside the message that it sent.",
      without = {
        @Protection(
            value = "a proven refusal closes the message at its sender",
            taken =
                @Taken(
                    in = "trm.exchange.memory.MemoryOutboxStore",
                    method = "close",
                    answers = Answer.NOTHING)),
        @Protection(
            value = "the code travels beside the receipt",
            taken =
                @Taken(
                    in = "trm.wire.ReceiptText",
                    method = "getToldCode",
                    answers = Answer.NOTHING))
      })
  void aRefusalReachesTheSendersLedgerWithItsToldCode() {
    MessageId message = refused();

    assertThat(macao.ledger(message).progress().state()).isEqualTo(MessageState.REFUSED);
    assertThat(macao.ledger(message).progress().toldCode()).isEqualTo("NOT_NOW");
    assertThat(macao.events(ExchangeEvent.Receipted.class))
        .singleElement()
        .matches(ExchangeEvent.Receipted::refused);
  }

  @Test
  void theReasonStaysInTheReceiversJournal() {
    MessageId message = refused();

    ReceiptText receipt = ReceiptText.parse(macao.receiptFor(message).orElseThrow());
    assertThat(new String(receipt.leaf(), UTF_8)).doesNotContain(REASON);
    assertThat(mongolia.journal.lines())
        .flatMap(line -> Stream.ofNullable(line.detail()).toList())
        .singleElement()
        .extracting(kept -> new String(kept.content(), UTF_8))
        .isEqualTo(REASON);
    assertThat(mongolia.journal.lines())
        .flatMap(line -> Stream.ofNullable(line.entry().detailCommitment()).toList())
        .containsExactly(DETAIL.commitment());
  }

  @Test
  void theConversationGoesOnAfterARefusal() {
    refused();
    mongolia.answers(body -> new Verdict.Accepted());
    MessageId next = macao.says(mongolia, "next");
    settle();

    assertThat(macao.ledger(next).progress().state()).isEqualTo(MessageState.ACKNOWLEDGED);
  }

  private MessageId refused() {
    mongolia.answers(body -> new Verdict.Refused("NOT_NOW", DETAIL));
    MessageId message = macao.says(mongolia, "return");
    settle();
    return message;
  }
}
