package trm.evidence.verify;

import java.util.List;
import org.jspecify.annotations.Nullable;
import trm.evidence.Digest;
import trm.evidence.journal.EntryDetail;

/**
 * One journal entry in a bundle.
 *
 * @param leaf its leaf bytes
 * @param path its inclusion path under the bundle's checkpoint
 * @param detail what it commits to, unless that was erased or not asked for
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes on their way to or from a file, never compared.
public record BundleEntry(
    long index, byte[] leaf, List<Digest> path, @Nullable EntryDetail detail) {
  public BundleEntry {
    path = List.copyOf(path);
  }
}
