package trm.evidence.journal;

import trm.evidence.Digest;

/**
 * The part of an entry that may be erased. The entry keeps only a salted commitment to it.
 *
 * @param salt 32 random bytes
 * @param content UTF-8 JSON
 */
@SuppressWarnings(
    "ArrayRecordComponent") // Bytes in transit to a table of their own, never compared.
public record EntryDetail(byte[] salt, byte[] content) {
  /** What the entry commits to. */
  public Digest commitment() {
    return Digest.sha256(salt, content);
  }

  /** Shows nothing of the content. */
  @Override
  public String toString() {
    return "EntryDetail[protected]";
  }
}
