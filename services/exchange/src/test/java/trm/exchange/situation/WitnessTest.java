package trm.exchange.situation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import trm.evidence.Digest;
import trm.evidence.Generation;
import trm.evidence.MessageId;
import trm.evidence.journal.Checkpoint;
import trm.evidence.journal.CheckpointSigner;
import trm.evidence.journal.MerkleTree;
import trm.evidence.journal.SignedCheckpoint;
import trm.evidence.keys.KeyForge;
import trm.evidence.keys.SigningKey;
import trm.exchange.ExchangeEvent;
import trm.exchange.outbox.Content;
import trm.exchange.outbox.MessageState;
import trm.exchange.outbox.OutboxMessage;
import trm.exchange.receipt.Finding;
import trm.exchange.receipt.OwnCheckpoint;
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
  void aProofFromTheEmptyBeginningCountsAsNone() {
    WitnessedCheckpoint newest = shownLongerAgoThanTheDeadline();
    Checkpoint empty = new Checkpoint(newest.origin(), 0, Digest.sha256(new byte[0]));
    String beginning = federation.journalKeys().signer(newest.origin()).sign(empty).note();
    postBatch(china, macao, new ReceiptBatch(List.of(), null, List.of(beginning)));
    ConsistencyProof proof = new ConsistencyProof(0L, newest.size(), List.of(), newest.note());

    postBatch(mongolia, macao, new ReceiptBatch(List.of(), proof, List.of()));

    assertThat(macao.events(ExchangeEvent.GrowthWithheld.class)).hasSize(1);
    assertThat(macao.events(ExchangeEvent.GrowthUnproven.class)).isEmpty();
  }

  @Test
  void aProofThatDoesNotReachTheReceiptsOfItsBatchCountsAsNone() {
    WitnessedCheckpoint newest = shownLongerAgoThanTheDeadline();
    ReceiptText receipt = receiptOfAnother();
    ConsistencyProof proof =
        new ConsistencyProof(newest.size(), newest.size(), List.of(), newest.note());

    postBatch(mongolia, macao, new ReceiptBatch(List.of(receipt), proof, List.of()));
    assertThat(macao.events(ExchangeEvent.GrowthWithheld.class)).hasSize(1);

    postBatch(mongolia, macao, new ReceiptBatch(List.of(), proof, List.of()));
    assertThat(macao.events(ExchangeEvent.GrowthWithheld.class)).hasSize(1);
  }

  @Test
  void aProofFromLessThanWhatThePeerWasShownCountsAsNoneAfterTheDeadline() {
    WitnessedCheckpoint first = shownLongerAgoThanTheDeadline();
    macao.says(mongolia, "more");
    settle();
    mongolia.says(macao, "more");
    settle();
    // Proven from the first, Macao has shown a larger one since, and has it proven from there too.
    postBatch(mongolia, macao, new ReceiptBatch(List.of(), growthSince(first.size()), List.of()));
    assertThat(macao.events(ExchangeEvent.GrowthWithheld.class)).isEmpty();

    pass(Peer.PROOF_DEADLINE);
    postBatch(mongolia, macao, new ReceiptBatch(List.of(), growthSince(first.size()), List.of()));

    assertThat(macao.events(ExchangeEvent.GrowthWithheld.class)).hasSize(1);
  }

  @Test
  void anUnknownKeyExcusesNobodyWhoseReceiptsCanBeChecked() {
    WitnessedCheckpoint newest = shownLongerAgoThanTheDeadline();
    ReceiptText receipt = receiptOfAnother();

    postBatch(
        mongolia,
        macao,
        new ReceiptBatch(List.of(receipt), signedByNobodyKnown(newest), List.of()));

    assertThat(macao.events(ExchangeEvent.GrowthWithheld.class)).hasSize(1);
  }

  @Test
  void anUnknownKeyAloneAccusesNobody() {
    WitnessedCheckpoint newest = shownLongerAgoThanTheDeadline();

    postBatch(mongolia, macao, new ReceiptBatch(List.of(), signedByNobodyKnown(newest), List.of()));

    assertThat(macao.events(ExchangeEvent.ReceiptWrong.class))
        .extracting(ExchangeEvent.ReceiptWrong::finding)
        .containsExactly(Finding.NOT_VOUCHED);
    assertThat(macao.events(ExchangeEvent.GrowthWithheld.class)).isEmpty();
    assertThat(macao.events(ExchangeEvent.GrowthUnproven.class)).isEmpty();
  }

  /** What Macao holds of Mongolia's journal, and showed it longer ago than the deadline. */
  private WitnessedCheckpoint shownLongerAgoThanTheDeadline() {
    macao.says(mongolia, "to Mongolia");
    settle();
    mongolia.says(macao, "to Macao");
    settle();
    pass(Peer.PROOF_DEADLINE);
    return macao.witness.newest(mongolia.self).orElseThrow();
  }

  private ReceiptText receiptOfAnother() {
    MessageId message = macao.says(mongolia, "another");
    macao.sends();
    mongolia.takes();
    mongolia.checkpointer.step();
    return new ReceiptText(message.toString(), madeReceipt(), null);
  }

  private static ConsistencyProof signedByNobodyKnown(WitnessedCheckpoint shown) {
    Instant since = shown.seenAt().minus(Duration.ofDays(30));
    SigningKey unknown = new KeyForge().journal(since, Duration.ofDays(90));
    Checkpoint same = new Checkpoint(shown.origin(), shown.size(), shown.root());
    String note = new CheckpointSigner(shown.origin(), unknown).sign(same).note();
    return new ConsistencyProof(shown.size(), shown.size(), List.of(), note);
  }

  /** A true proof, up to the newest checkpoint of Mongolia. */
  private ConsistencyProof growthSince(long size) {
    OwnCheckpoint newest = mongolia.journal.checkpoint().orElseThrow();
    List<ByteBuffer> path =
        new MerkleTree(mongolia.journal)
            .consistency(size, newest.size()).path().stream()
                .map(hash -> ByteBuffer.wrap(hash.bytes()))
                .toList();
    return new ConsistencyProof(size, newest.size(), path, newest.note());
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
              mongolia.receipts.postAgain(lastEnvelope());
              return mongolia.receipts.toPost(1).getFirst().text();
            })
        .value();
  }

  private OutboxMessage lastPosted() {
    return macao.outbox.messages().stream()
        .filter(row -> row.label().receiptExpected())
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  private Digest lastEnvelope() {
    return ((Content.Sealed) lastPosted().content()).message().envelopeDigest();
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
