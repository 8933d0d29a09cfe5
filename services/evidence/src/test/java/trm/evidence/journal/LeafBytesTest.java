package trm.evidence.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import trm.evidence.CaseReference;
import trm.evidence.Digest;
import trm.evidence.MessageId;
import trm.evidence.NodeId;

/** An entry and its leaf bytes stand for each other, one to one. */
class LeafBytesTest {
  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00.123456789Z");
  private static final JournalEntry BARE =
      new JournalEntry(
          EntryKind.KEY_CHANGED,
          null,
          null,
          0,
          0,
          "immigration-office",
          "system",
          null,
          NINE,
          NINE,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null);
  private static final JournalEntry FULL =
      new JournalEntry(
          EntryKind.HANDOVER_STEP,
          "HandoverClosed",
          new CaseReference("k7-invented"),
          2,
          1,
          "police",
          "officer-17",
          "ngo-system",
          NINE,
          NINE.plusSeconds(5),
          new MessageId(new UUID(1, 2)),
          new NodeId("cn-transit"),
          digest("envelope"),
          digest("statement"),
          "accepted",
          "handover-1",
          digest("opening"),
          digest("detail"));

  @Test
  void comesBackAsTheSameEntry() {
    assertThat(Leaf.decode(Leaf.encode(BARE))).isEqualTo(BARE);
    assertThat(Leaf.decode(Leaf.encode(FULL))).isEqualTo(FULL);
  }

  @Test
  void keepsMillisecondsAndNothingFiner() {
    assertThat(FULL.occurredAt()).isEqualTo(Instant.parse("2026-03-02T09:00:00.123Z"));
  }

  @Test
  void neverHasTwoEncodings() {
    byte[] leaf = Leaf.encode(FULL);
    assertThat(Leaf.encode(Leaf.decode(leaf))).isEqualTo(leaf);
    assertThat(Leaf.hash(FULL)).isEqualTo(Leaf.hash(leaf));
  }

  @Test
  void isRefusedWhenCutOrLengthenedOrForeign() {
    byte[] leaf = Leaf.encode(FULL);
    for (int length = 0; length < leaf.length; length++) {
      refuses(Arrays.copyOf(leaf, length));
    }
    refuses(Arrays.copyOf(leaf, leaf.length + 1));
    refuses("no leaf at all".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void isNeverReadAsTheSameEntryWithAnyBitChanged() {
    byte[] leaf = Leaf.encode(FULL);
    for (int bit = 0; bit < 8 * leaf.length; bit++) {
      byte[] altered = leaf.clone();
      altered[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThat(Leaf.hash(altered)).isNotEqualTo(Leaf.hash(leaf));
      readsAsAnotherEntryOrNotAtAll(altered);
    }
  }

  private static void readsAsAnotherEntryOrNotAtAll(byte[] altered) {
    try {
      assertThat(Leaf.decode(altered)).isNotEqualTo(FULL);
    } catch (ProofRejectedException refused) {
      assertThat(refused).hasMessageContaining("not an entry");
    }
  }

  private static void refuses(byte[] bytes) {
    assertThatExceptionOfType(ProofRejectedException.class).isThrownBy(() -> Leaf.decode(bytes));
  }

  private static Digest digest(String of) {
    return Digest.sha256(of.getBytes(StandardCharsets.UTF_8));
  }
}
