package trm.evidence.journal;

import trm.evidence.Digest;
import trm.evidence.Generation;

/**
 * What a node says its journal is at one size (C2SP tlog-checkpoint, without extension lines, which
 * nobody could audit).
 *
 * @param journal its origin line
 * @param size number of entries
 * @param root of the tree of that size
 */
public record Checkpoint(Generation journal, long size, Digest root) {
  public Checkpoint {
    if (size < 0) {
      throw new IllegalArgumentException("A journal has no negative size: " + size);
    }
  }

  /** The three lines that are signed, each ended by a newline. */
  public String text() {
    return journal.origin() + "\n" + size + "\n" + StrictText.encode(root.bytes()) + "\n";
  }

  static Checkpoint parse(String text) {
    String[] lines = text.split("\n", -1);
    if (lines.length != 4 || !lines[3].isEmpty()) {
      throw new ProofRejectedException(
          "A checkpoint has three lines: origin, size and root; this one has not.");
    }
    return new Checkpoint(
        journal(lines[0]),
        StrictText.decimal(lines[1], "checkpoint's size"),
        StrictText.digest(lines[2], "checkpoint's root"));
  }

  private static Generation journal(String origin) {
    try {
      Generation journal = Generation.parse(origin);
      if (journal.origin().equals(origin)) {
        return journal;
      }
    } catch (IllegalArgumentException e) {
      throw new ProofRejectedException("The checkpoint's origin is not node/generation.", e);
    }
    throw new ProofRejectedException("The checkpoint's origin is not written as node/generation.");
  }
}
