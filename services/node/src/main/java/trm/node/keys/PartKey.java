package trm.node.keys;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import trm.evidence.CaseReference;

/** The key of one part of one case. */
public final class PartKey {
  private static final int ID_BYTES = 8;
  private final byte[] bytes;
  private final AesKey key;
  private final byte[] id;

  private PartKey(byte[] bytes) {
    this.bytes = bytes;
    this.key = AesKey.of(bytes);
    byte[] secret = key.secretFor("part-key-id".getBytes(StandardCharsets.UTF_8));
    this.id = Arrays.copyOf(secret, ID_BYTES);
  }

  static PartKey of(byte[] bytes) {
    return new PartKey(bytes.clone());
  }

  /** A new key from the platform's strongest source of randomness. */
  public static PartKey random() {
    return new PartKey(AesKey.randomBytes(32));
  }

  byte[] bytes() {
    return bytes.clone();
  }

  /**
   * Encrypts content of this part.
   *
   * @param purpose what kind of content; the same must be said to {@link #decrypt}
   */
  public byte[] encrypt(byte[] content, CaseReference caseReference, String part, String purpose) {
    byte[] encrypted = key.encrypt(content, place(caseReference, part, purpose));
    return ByteBuffer.allocate(ID_BYTES + encrypted.length).put(id).put(encrypted).array();
  }

  /**
   * Decrypts content of this part. A part that is written to again after its key was destroyed gets
   * another key; each content therefore names, by a keyed id, the key that it lies under.
   *
   * @return empty when it lies under an earlier key of the part, which is destroyed
   * @throws UnreadableException when it was changed or moved
   */
  public Optional<byte[]> decrypt(
      byte[] encrypted, CaseReference caseReference, String part, String purpose) {
    if (!MessageDigest.isEqual(id, Arrays.copyOf(encrypted, ID_BYTES))) {
      return Optional.empty();
    }
    byte[] rest = Arrays.copyOfRange(encrypted, ID_BYTES, encrypted.length);
    return Optional.of(key.decrypt(rest, place(caseReference, part, purpose)));
  }

  static byte[] place(CaseReference caseReference, String part, String purpose) {
    return (caseReference + "\n" + part + "\n" + purpose).getBytes(StandardCharsets.UTF_8);
  }

  /** Shows nothing of the key. */
  @Override
  public String toString() {
    return "PartKey[protected]";
  }
}
