package trm.node.keys;

import java.nio.charset.StandardCharsets;
import trm.evidence.CaseReference;

/** Wraps the keys of case parts. Whoever lacks it reads nothing personal from the database. */
public final class MasterKey {
  private final AesKey key;

  private MasterKey(AesKey key) {
    this.key = key;
  }

  /**
   * Takes the key.
   *
   * @param bytes 32 random bytes
   */
  public static MasterKey of(byte[] bytes) {
    return new MasterKey(AesKey.of(bytes));
  }

  /** Encrypts a part's key, bound to its place, so that rows cannot be exchanged unnoticed. */
  public byte[] wrap(PartKey part, CaseReference caseReference, String name) {
    return key.encrypt(part.bytes(), PartKey.place(caseReference, name, "key"));
  }

  /**
   * Decrypts a part's key.
   *
   * @throws UnreadableException when the bytes were changed, or wrapped under another master key
   */
  public PartKey unwrap(byte[] wrapped, CaseReference caseReference, String name) {
    return PartKey.of(key.decrypt(wrapped, PartKey.place(caseReference, name, "key")));
  }

  /** Encrypts what belongs to no part of a case. */
  public byte[] encrypt(byte[] content, String purpose) {
    return key.encrypt(content, purpose.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Decrypts what belongs to no part of a case.
   *
   * @throws UnreadableException as {@link #unwrap}
   */
  public byte[] decrypt(byte[] encrypted, String purpose) {
    return key.decrypt(encrypted, purpose.getBytes(StandardCharsets.UTF_8));
  }

  /** 32 bytes that only this node can compute, different for each purpose. */
  public byte[] secretFor(String purpose) {
    return key.secretFor(purpose.getBytes(StandardCharsets.UTF_8));
  }

  /** Shows nothing of the key. */
  @Override
  public String toString() {
    return "MasterKey[protected]";
  }
}
