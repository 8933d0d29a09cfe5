package trm.evidence.journal;

import java.util.ArrayList;
import java.util.List;
import trm.evidence.Digest;

/**
 * A receipt: one entry of a journal with its proof under a signed checkpoint, as C2SP tlog-proof
 * text with the leaf in {@code extra}. It can be checked offline with the journal's key alone.
 *
 * @param leaf the entry's leaf bytes
 * @param index the entry's index
 * @param path the inclusion path in the checkpoint's tree
 */
@SuppressWarnings("ArrayRecordComponent") // Compared as text where it is compared at all.
public record ReceiptText(byte[] leaf, long index, List<Digest> path, SignedCheckpoint checkpoint) {
  private static final String VERSION = "c2sp.org/tlog-proof@v1";
  private static final String EXTRA = "extra ";
  private static final String INDEX = "index ";
  private static final int TEXT_LENGTH_MAX = 128 * 1024;

  public ReceiptText {
    path = List.copyOf(path);
  }

  /** Puts a receipt together from a proof under that very checkpoint. */
  public static ReceiptText of(byte[] leaf, InclusionProof proof, SignedCheckpoint checkpoint) {
    if (proof.size() != checkpoint.checkpoint().size()) {
      throw new IllegalArgumentException("The proof is not for the checkpoint's size.");
    }
    return new ReceiptText(leaf, proof.index(), proof.path(), checkpoint);
  }

  /** The receipt's text. */
  public String text() {
    StringBuilder text = new StringBuilder(VERSION).append('\n');
    text.append(EXTRA).append(StrictText.encode(leaf)).append('\n');
    text.append(INDEX).append(index).append('\n');
    path.forEach(hash -> text.append(StrictText.encode(hash.bytes())).append('\n'));
    return text.append('\n').append(checkpoint.note()).toString();
  }

  /**
   * Reads a receipt that is still to be verified.
   *
   * @throws ProofRejectedException when it is not a receipt
   */
  public static ReceiptText parse(String text) {
    int blank = text.indexOf("\n\n");
    if (blank < 0 || text.length() > TEXT_LENGTH_MAX) {
      throw new ProofRejectedException("The receipt is not a proof text of its checkpoint.");
    }
    String[] lines = text.substring(0, blank).split("\n", -1);
    if (lines.length < 3
        || !lines[0].equals(VERSION)
        || !lines[1].startsWith(EXTRA)
        || !lines[2].startsWith(INDEX)) {
      throw new ProofRejectedException("The receipt does not begin with version, extra and index.");
    }
    return new ReceiptText(
        StrictText.decode(lines[1].substring(EXTRA.length()), "receipt's leaf"),
        StrictText.decimal(lines[2].substring(INDEX.length()), "receipt's index"),
        pathOf(List.of(lines).subList(3, lines.length)),
        SignedCheckpoint.parse(text.substring(blank + 2)));
  }

  private static List<Digest> pathOf(List<String> lines) {
    List<Digest> path = new ArrayList<>();
    for (String line : lines) {
      path.add(StrictText.digest(line, "receipt's path"));
    }
    return path;
  }

  /** The proof that the receipt carries. */
  public InclusionProof proof() {
    return new InclusionProof(index, checkpoint.checkpoint().size(), path);
  }

  /**
   * Verifies checkpoint and inclusion, and gives the entry that is thereby proven.
   *
   * @throws ProofRejectedException when either fails, or the leaf is no entry
   */
  public JournalEntry verify(CheckpointVerifier verifier) {
    verifier.verify(checkpoint);
    return entry();
  }

  /**
   * Verifies inclusion alone, for a receipt whose checkpoint was verified with an earlier one.
   *
   * @throws ProofRejectedException when it fails, or the leaf is no entry
   */
  public JournalEntry entry() {
    if (!proof().proves(Leaf.hash(leaf), checkpoint.checkpoint().root())) {
      throw new ProofRejectedException("The receipt's entry is not in the tree of its checkpoint.");
    }
    return Leaf.decode(leaf);
  }
}
