package trm.exchange.situation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import trm.evidence.Digest;
import trm.evidence.Generation;
import trm.evidence.MessageId;
import trm.evidence.journal.Checkpoint;
import trm.evidence.journal.SignedCheckpoint;
import trm.exchange.ExchangeEvent;
import trm.exchange.outbox.Content;
import trm.exchange.outbox.MessageState;
import trm.exchange.receipt.Finding;
import trm.exchange.receipt.WitnessedCheckpoint;
import trm.schema.SingleObject;
import trm.wire.ConsistencyProof;
import trm.wire.ReceiptBatch;
import trm.wire.ReceiptText;

class WitnessTest extends Situation {

  @Test
  void aThirdNodeLearnsOfJournalsItNeverWroteTo() {
    macao.says(mongolia, "hold");
    settle();
    china.says(macao, "question");
    settle();

    assertThat(china.witness.newest(mongolia.self)).isPresent();
    assertThat(china.events(ExchangeEvent.ReceiptWrong.class)).isEmpty();
  }

  @Test
  void growthIsProvenOnceThePeerHasShownWhatItHolds() {
    for (int round = 0; round < 5; round++) {
      macao.says(mongolia, "to Mongolia " + round);
      mongolia.says(macao, "to Macao " + round);
      settle();
    }

    Generation mongolian = new Generation(mongolia.self, 1);
    assertThat(mongolia.witness.acknowledged(macao.self, mongolian)).isPositive();
    assertThat(macao.events(ExchangeEvent.GrowthUnproven.class)).isEmpty();
    assertThat(mongolia.events(ExchangeEvent.GrowthUnproven.class)).isEmpty();
  }

  @Test
  void twoRootsOfOneSizeAreKeptAsEvidence() {
    macao.says(mongolia, "hold");
    settle();
    WitnessedCheckpoint shown = macao.witness.newest(mongolia.self).orElseThrow();
    Checkpoint other = new Checkpoint(shown.origin(), shown.size(), Digest.sha256(new byte[] {6}));
    SignedCheckpoint lie = federation.journalKeys().signer(shown.origin()).sign(other);

    postBatch(china, macao, new ReceiptBatch(List.of(), null, List.of(lie.note())));

    assertThat(macao.witness.twoFaces())
        .singleElement()
        .matches(found -> found.firstNote().equals(shown.note()))
        .matches(found -> found.secondNote().equals(lie.note()));
    assertThat(macao.events(ExchangeEvent.TwoFaces.class)).hasSize(1);
  }

  @Test
  void aGrowthThatDoesNotHoldIsReported() {
    macao.says(mongolia, "hold");
    settle();
    WitnessedCheckpoint shown = macao.witness.newest(mongolia.self).orElseThrow();
    Checkpoint rewritten =
        new Checkpoint(shown.origin(), shown.size() + 1, Digest.sha256(new byte[] {6}));
    SignedCheckpoint signed = federation.journalKeys().signer(shown.origin()).sign(rewritten);
    ConsistencyProof proof =
        new ConsistencyProof(shown.size(), rewritten.size(), List.of(), signed.note());

    postBatch(mongolia, macao, new ReceiptBatch(List.of(), proof, List.of()));

    assertThat(macao.events(ExchangeEvent.GrowthUnproven.class)).hasSize(1);
  }

  @Test
  void aPeerThatWasShownItsCheckpointAndProvesNoGrowthIsReportedAfterTheDeadline() {
    macao.says(mongolia, "to Mongolia");
    settle();
    mongolia.says(macao, "to Macao");
    settle();

    pass(Peer.PROOF_DEADLINE.minusSeconds(1));
    postBatch(mongolia, macao, new ReceiptBatch(List.of(), null, List.of()));
    assertThat(macao.events(ExchangeEvent.GrowthWithheld.class)).isEmpty();

    pass(Duration.ofSeconds(1));
    postBatch(mongolia, macao, new ReceiptBatch(List.of(), null, List.of()));
    assertThat(macao.events(ExchangeEvent.GrowthWithheld.class))
        .containsExactly(new ExchangeEvent.GrowthWithheld(mongolia.self));

    macao.says(mongolia, "again");
    settle();
    assertThat(macao.events(ExchangeEvent.GrowthProven.class)).isNotEmpty();
    assertThat(macao.events(ExchangeEvent.GrowthWithheld.class)).hasSize(1);
  }

  @Test
  void aPeerThatWasNeverShownItsCheckpointOwesNoProof() {
    macao.says(mongolia, "first");
    settle();
    pass(Duration.ofDays(20));
    macao.says(mongolia, "second");
    settle();

    assertThat(macao.events(ExchangeEvent.GrowthWithheld.class)).isEmpty();
  }

  @Test
  void aReceiptForAnotherMessageClosesNothing() {
    MessageId first = macao.says(mongolia, "first");
    settle();
    String receipt = macao.receiptFor(first).orElseThrow();
    broker.close(mongolia.self);
    MessageId second = macao.says(mongolia, "second");

    postBatch(
        mongolia,
        macao,
        new ReceiptBatch(
            List.of(new ReceiptText(second.toString(), receipt, null)), null, List.of()));

    assertThat(macao.ledger(second).progress().state()).isEqualTo(MessageState.POSTED);
    assertThat(macao.events(ExchangeEvent.ReceiptWrong.class))
        .extracting(ExchangeEvent.ReceiptWrong::finding)
        .containsExactly(Finding.ABOUT_ANOTHER_MESSAGE);
  }

  @Test
  void aReceiptFromAnotherJournalClosesNothing() {
    MessageId message = macao.says(mongolia, "first");
    macao.sends();
    mongolia.takes();
    mongolia.checkpointer.step();
    String receipt = madeReceipt();

    postBatch(
        china,
        macao,
        new ReceiptBatch(
            List.of(new ReceiptText(message.toString(), receipt, null)), null, List.of()));

    assertThat(macao.ledger(message).progress().state()).isEqualTo(MessageState.SENT);
    assertThat(macao.events(ExchangeEvent.ReceiptWrong.class))
        .extracting(ExchangeEvent.ReceiptWrong::finding)
        .containsExactly(Finding.NOT_OF_SENDER);
  }

  @Test
  void aReceiptThatWasTamperedWithClosesNothing() {
    MessageId message = macao.says(mongolia, "first");
    macao.sends();
    mongolia.takes();
    mongolia.checkpointer.step();
    String receipt = madeReceipt();
    String tampered = receipt.replace("index 0", "index 1");

    postBatch(
        mongolia,
        macao,
        new ReceiptBatch(
            List.of(new ReceiptText(message.toString(), tampered, null)), null, List.of()));

    assertThat(macao.events(ExchangeEvent.ReceiptWrong.class))
        .extracting(ExchangeEvent.ReceiptWrong::finding)
        .containsExactly(Finding.UNPROVEN);
  }

  /** The text never changes once it is made, so it reads as when it is posted again. */
  private String madeReceipt() {
    return mongolia
        .unitOfWork
        .carryOut(
            _ -> {
              mongolia.receipts.postAgain(firstEnvelope());
              return mongolia.receipts.toPost(1).getFirst().text();
            })
        .value();
  }

  private Digest firstEnvelope() {
    return ((Content.Sealed) macao.outbox.messages().getFirst().content())
        .message()
        .envelopeDigest();
  }

  private void postBatch(Peer sender, Peer recipient, ReceiptBatch batch) {
    byte[] body = new SingleObject().encode(batch);
    sender.unitOfWork.carryOut(
        work -> {
          sender.courier.postOwn(work, recipient.self, "ReceiptBatch", body);
          return true;
        });
    broker.empty(recipient.self);
    sender.sends();
    byte[] last = broker.empty(recipient.self).getLast();
    recipient.inbox.take(List.of(last));
  }
}
