package trm.node.feed;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Names an entry of the feed for ever, and is the place behind it. A place is named and not
 * numbered, so that a node that was restored from a backup does not take it for another one.
 */
public record EntryId(UUID value) {
  private static final int BYTES = 16;

  /** The place behind the entry, as a text that callers only give back. */
  public String cursor() {
    byte[] bytes =
        ByteBuffer.allocate(BYTES)
            .putLong(value.getMostSignificantBits())
            .putLong(value.getLeastSignificantBits())
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Reads a cursor; empty when it has no valid form. */
  public static Optional<EntryId> ofCursor(String cursor) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
      return bytes.remaining() == BYTES
          ? Optional.of(new EntryId(new UUID(bytes.getLong(), bytes.getLong())))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
