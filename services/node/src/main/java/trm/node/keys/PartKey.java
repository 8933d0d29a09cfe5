package trm.node.keys;

import java.nio.charset.StandardCharsets;
import trm.evidence.CaseReference;

/** The key of one part of one case. */
public final class PartKey {
  private final byte[] bytes;
  private final AesKey key;

  private PartKey(byte[] bytes) {
    this.bytes = bytes;
    this.key = AesKey.of(bytes);
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
    return key.encrypt(content, place(caseReference, part, purpose));
  }

  /**
   * Decrypts content of this part.
   *
   * @throws UnreadableException when it was changed, moved, or encrypted under another key
   */
  public byte[] decrypt(
      byte[] encrypted, CaseReference caseReference, String part, String purpose) {
    return key.decrypt(encrypted, place(caseReference, part, purpose));
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
