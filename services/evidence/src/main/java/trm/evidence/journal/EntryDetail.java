package trm.evidence.journal;

import org.jspecify.annotations.Nullable;
import trm.evidence.Digest;

/**
 * The part of an entry that may be erased. The entry keeps only a salted commitment to it.
 *
 * @param salt 32 random bytes
 * @param content UTF-8 JSON
 * @param part the erasable part of the case file that it belongs to, in the writer's words; absent
 *     when nothing of a case is in it. Whoever stores the detail chooses the key by it.
 */
@SuppressWarnings(
    "ArrayRecordComponent") // Bytes in transit to a table of their own, never compared.
public record EntryDetail(byte[] salt, byte[] content, @Nullable String part) {
  /** A detail that belongs to no part of a case file, or was read back from a bundle. */
  public EntryDetail(byte[] salt, byte[] content) {
    this(salt, content, null);
  }

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
