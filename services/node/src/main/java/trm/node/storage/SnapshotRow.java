package trm.node.storage;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trm.evidence.CaseReference;
import trm.node.keys.UnreadableException;

/** What a row's protected bytes turned out to be, when they are tried without trusting them. */
sealed interface SnapshotRow {
  /** They open. */
  @SuppressWarnings("ArrayRecordComponent") // Bytes on their way to a check, never compared.
  record Open(byte[] content) implements SnapshotRow {}

  /** Their key is gone, or is another one than theirs was. */
  record Gone() implements SnapshotRow {}

  /** They were changed or moved, or their key was. */
  record Unreadable() implements SnapshotRow {}

  /** Tries to open what rests under the key of a part, or under the master key. */
  static SnapshotRow open(
      AtRest atRest,
      byte[] stored,
      byte @Nullable [] wrapped,
      @Nullable String caseReference,
      @Nullable String part) {
    try {
      CaseReference place = caseReference == null ? null : new CaseReference(caseReference);
      Optional<byte[]> content = atRest.read(stored, wrapped, place, part);
      return content.<SnapshotRow>map(Open::new).orElseGet(Gone::new);
    } catch (UnreadableException | IllegalArgumentException e) {
      return new Unreadable();
    }
  }
}
