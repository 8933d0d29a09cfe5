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

class RefusedMailTest extends Situation {
  private static final String REASON = "a witness hold of an invented prosecutor";
  private static final EntryDetail DETAIL = new EntryDetail(new byte[32], REASON.getBytes(UTF_8));

  @Test
  void aRefusalReachesTheSendersLedgerWithItsToldCode() { // S11
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
