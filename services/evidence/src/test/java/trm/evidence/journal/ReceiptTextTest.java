package trm.evidence.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** A receipt is C2SP tlog-proof text that stands on the journal's key alone. */
class ReceiptTextTest {
  private static final int INDEX = 4;
  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

  private final JournalKeys keys = JournalKeys.of("cn-transit/1");
  private final JournalEntry entry =
      new JournalEntry(
          EntryKind.MESSAGE_IN,
          "HandoverOffered",
          null,
          1,
          0,
          "border-police",
          "system",
          null,
          NINE,
          NINE,
          null,
          null,
          null,
          null,
          "accepted",
          null,
          null,
          null);
  private final GrowingTree tree = tree();
  private final SignedCheckpoint checkpoint =
      keys.signer().sign(new Checkpoint(keys.journal(), 7, tree.frontier().root()));
  private final ReceiptText receipt =
      ReceiptText.of(Leaf.encode(entry), new MerkleTree(tree).inclusion(INDEX, 7), checkpoint);

  private GrowingTree tree() {
    GrowingTree growing = GrowingTree.ofLeaves(INDEX);
    growing.append(Leaf.encode(entry));
    growing.append(Definition.leaf(5));
    growing.append(Definition.leaf(6));
    return growing;
  }

  @Test
  void isWrittenAsTheSpecificationOrdersItsLines() {
    String leaf = Base64.getEncoder().encodeToString(Leaf.encode(entry));
    assertThat(receipt.text())
        .startsWith("c2sp.org/tlog-proof@v1\nextra " + leaf + "\nindex 4\n")
        .endsWith("\n\n" + checkpoint.note());
    assertThat(receipt.text().lines()).hasSize(3 + 3 + 1 + 5);
  }

  @Test
  void provesItsEntryAfterItsJourneyAsText() {
    ReceiptText received = ReceiptText.parse(receipt.text());
    assertThat(received.text()).isEqualTo(receipt.text());
    assertThat(received.verify(keys.verifier())).isEqualTo(entry);
  }

  @Test
  void provesNothingWithAnySingleCharacterChanged() {
    String text = receipt.text();
    for (int at = 0; at < text.length(); at++) {
      String altered =
          text.substring(0, at) + (char) (text.charAt(at) ^ 1) + text.substring(at + 1);
      assertThatExceptionOfType(ProofRejectedException.class)
          .as("character %d", at)
          .isThrownBy(() -> ReceiptText.parse(altered).verify(keys.verifier()));
    }
  }

  @Test
  void provesNothingUnderAnotherCheckpoint() {
    SignedCheckpoint other = keys.signer().sign(new Checkpoint(keys.journal(), 7, TreeHash.EMPTY));
    ReceiptText moved = new ReceiptText(receipt.leaf(), INDEX, receipt.path(), other);
    assertThatExceptionOfType(ProofRejectedException.class)
        .isThrownBy(() -> moved.verify(keys.verifier()))
        .withMessageContaining("not in the tree");
  }

  @Test
  void isNotMadeFromAProofForAnotherSize() {
    InclusionProof earlier = new MerkleTree(tree).inclusion(INDEX, 6);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ReceiptText.of(Leaf.encode(entry), earlier, checkpoint));
  }

  @Test
  void isRefusedWhenItIsNoReceipt() {
    for (String text :
        new String[] {"", "\n\n", checkpoint.note(), "c2sp.org/tlog-proof@v1\n\nx"}) {
      assertThatExceptionOfType(ProofRejectedException.class)
          .isThrownBy(() -> ReceiptText.parse(text));
    }
  }
}
