package trm.corridor.sim;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import trm.evidence.Digest;
import trm.evidence.journal.CheckpointSuite;
import trm.evidence.keys.RawPublicKey;
import trm.evidence.keys.SigningKey;

/**
 * NOT a signature: anybody can make it. It stands in for Ed25519 under the checkpoints of a run
 * that {@link StandInSeal} seals, and tells one key and one text from another.
 */
final class StandInSuite implements CheckpointSuite {
  @Override
  public byte[] sign(SigningKey key, byte[] text) {
    return mark(key.published().publicKey(), text);
  }

  @Override
  public boolean verifies(RawPublicKey key, byte[] text, byte[] signature) {
    return Arrays.equals(mark(key, text), signature);
  }

  private static byte[] mark(RawPublicKey key, byte[] text) {
    ByteArrayOutputStream marked = new ByteArrayOutputStream();
    marked.writeBytes(key.bytes());
    marked.writeBytes(text);
    byte[] digest = Digest.sha256(marked.toByteArray()).bytes();
    return Arrays.copyOf(digest, 64);
  }
}
