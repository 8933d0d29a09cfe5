package trm.evidence.fsck;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * That a row names a message: an entry of the journal, or a row that must have one. Written into a
 * {@link Spill} and read back.
 *
 * @param table where it stands; the journal's is the empty text
 * @param row its key in words
 * @param what the kind of an entry, or the state of a row
 * @param message its id, where it is known
 * @param peer the other node, where it is known
 * @param envelope hexadecimal digest, where there is one
 * @param statement hexadecimal digest, where there is one
 * @param outcome of an entry, where it has one
 * @param eventType where it is known
 * @param aboutCase whether it belongs to a case
 */
record Citation(
    String table,
    String row,
    String what,
    @Nullable String message,
    @Nullable String peer,
    @Nullable String envelope,
    @Nullable String statement,
    @Nullable String outcome,
    @Nullable String eventType,
    boolean aboutCase) {

  boolean isEntry() {
    return table.isEmpty();
  }

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    try {
      for (String text : texts()) {
        out.writeBoolean(text != null);
        out.writeUTF(text == null ? "" : text);
      }
      out.writeBoolean(aboutCase);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private @Nullable String[] texts() {
    return new @Nullable String[] {
      table, row, what, message, peer, envelope, statement, outcome, eventType
    };
  }

  static Citation of(byte[] bytes) {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    try {
      return new Citation(
          must(in),
          must(in),
          must(in),
          text(in),
          text(in),
          text(in),
          text(in),
          text(in),
          text(in),
          in.readBoolean());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable String text(DataInputStream in) throws IOException {
    boolean present = in.readBoolean();
    String text = in.readUTF();
    return present ? text : null;
  }

  private static String must(DataInputStream in) throws IOException {
    return java.util.Objects.requireNonNull(text(in));
  }
}
