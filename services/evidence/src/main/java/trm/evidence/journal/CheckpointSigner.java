package trm.evidence.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import trm.evidence.Generation;
import trm.evidence.keys.KeyUse;
import trm.evidence.keys.SigningKey;

/**
 * Signs the checkpoints of one journal with its key. Whoever calls it answers for the rule that no
 * two signed checkpoints contradict each other. Safe for use by many threads.
 */
public final class CheckpointSigner {
  private final Generation journal;
  private final SigningKey key;
  private final CheckpointSuite suite;

  /** Signs as nodes do. */
  public CheckpointSigner(Generation journal, SigningKey key) {
    this(journal, key, CheckpointSuite.ED25519);
  }

  /**
   * @throws IllegalArgumentException when the key is not for journals
   */
  public CheckpointSigner(Generation journal, SigningKey key, CheckpointSuite suite) {
    if (key.published().use() != KeyUse.JOURNAL) {
      throw new IllegalArgumentException("This key does not sign checkpoints: " + key);
    }
    this.journal = journal;
    this.key = key;
    this.suite = suite;
  }

  /**
   * Signs what the journal is at one size.
   *
   * @throws IllegalArgumentException when the checkpoint is another journal's
   */
  public SignedCheckpoint sign(Checkpoint checkpoint) {
    if (!checkpoint.journal().equals(journal)) {
      throw new IllegalArgumentException("This key signs for " + journal + " alone.");
    }
    String text = checkpoint.text();
    String line =
        SignedCheckpoint.SIGNATURE_PREFIX
            + journal.origin()
            + " "
            + StrictText.encode(signature(text))
            + "\n";
    return new SignedCheckpoint(checkpoint, text + "\n" + line);
  }

  /** The four bytes of the key's id and then the signature. */
  private byte[] signature(String text) {
    byte[] id = JournalKeyName.id(journal.origin(), key.published().publicKey());
    byte[] signature = suite.sign(key, text.getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.allocate(id.length + signature.length).put(id).put(signature).array();
  }
}
