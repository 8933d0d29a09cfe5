package trm.evidence.journal;

import trm.evidence.Digest;

/**
 * The bytes of an entry in the tree: Avro single-object encoding of {@code
 * trm.wire.JournalAttestation}. Equal entries have equal bytes, in every release.
 */
@SuppressWarnings("DoNotCallSuggester") // Written as soon as the generated record is there.
public final class Leaf {
  private Leaf() {}

  /** The leaf bytes of an entry. */
  public static byte[] encode(JournalEntry entry) {
    throw new UnsupportedOperationException("Not written yet: " + entry.kind());
  }

  /**
   * The entry of leaf bytes.
   *
   * @throws ProofRejectedException when the bytes are not those of one entry, and nothing else
   */
  public static JournalEntry decode(byte[] leaf) {
    throw new UnsupportedOperationException("Not written yet: " + leaf.length);
  }

  /** The hash that the tree is built on and that other entries cite. */
  public static Digest hash(byte[] leaf) {
    return TreeHash.leaf(leaf);
  }

  /** As {@link #hash(byte[])}, of an entry not yet encoded. */
  public static Digest hash(JournalEntry entry) {
    return hash(encode(entry));
  }
}
