package trm.evidence.journal;

import com.google.crypto.tink.subtle.Ed25519Sign;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import trm.evidence.Generation;

/**
 * Signs the checkpoints of one journal with its Ed25519 key. Whoever calls it answers for the rule
 * that no two signed checkpoints contradict each other. Safe for use by many threads.
 */
public final class CheckpointSigner {
  private final Generation journal;
  private final Ed25519Sign signer;
  private final byte[] keyId;

  /**
   * @param privateKey the 32-byte seed of RFC 8032
   * @param publicKey the 32 bytes that belong to it
   * @throws IllegalArgumentException when these are no Ed25519 keys
   */
  public CheckpointSigner(Generation journal, byte[] privateKey, byte[] publicKey) {
    this.journal = journal;
    this.keyId = JournalKeyName.id(journal.origin(), publicKey);
    try {
      this.signer = new Ed25519Sign(privateKey);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("The journal key is not an Ed25519 key.", e);
    }
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
            + StrictText.encode(keyIdAnd(signature(text)))
            + "\n";
    return new SignedCheckpoint(checkpoint, text + "\n" + line);
  }

  private byte[] signature(String text) {
    try {
      return signer.sign(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A tried key does not sign any more.", e);
    }
  }

  private byte[] keyIdAnd(byte[] signature) {
    byte[] bytes = new byte[keyId.length + signature.length];
    System.arraycopy(keyId, 0, bytes, 0, keyId.length);
    System.arraycopy(signature, 0, bytes, keyId.length, signature.length);
    return bytes;
  }
}
