package trm.node.age;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Rows of one table in PostgreSQL's binary form, until they are copied in together. */
final class Rows {
  private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
  private static final int TEXT = 25;
  private final String table;
  private final List<String> columns;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);

  Rows(String table, List<String> columns) {
    this.table = table;
    this.columns = columns;
    begin();
  }

  private interface Writing {
    void run() throws IOException;
  }

  private static void write(Writing writing) {
    try {
      writing.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void begin() {
    write(
        () -> {
          out.write("PGCOPY\n".getBytes(StandardCharsets.US_ASCII));
          out.write(new byte[] {(byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0});
        });
  }

  /** Begins a row; as many values follow as there are columns. */
  Rows row() {
    write(() -> out.writeShort(columns.size()));
    return this;
  }

  Rows bytes(byte @Nullable [] value) {
    write(
        () -> {
          out.writeInt(value == null ? -1 : value.length);
          if (value != null) {
            out.write(value);
          }
        });
    return this;
  }

  Rows text(@Nullable String value) {
    return bytes(value == null ? null : value.getBytes(StandardCharsets.UTF_8));
  }

  Rows json(String value) {
    byte[] text = value.getBytes(StandardCharsets.UTF_8);
    write(
        () -> {
          out.writeInt(text.length + 1);
          out.writeByte(1);
          out.write(text);
        });
    return this;
  }

  Rows number(long value) {
    write(
        () -> {
          out.writeInt(8);
          out.writeLong(value);
        });
    return this;
  }

  Rows small(int value) {
    write(
        () -> {
          out.writeInt(4);
          out.writeInt(value);
        });
    return this;
  }

  Rows truth(boolean value) {
    write(
        () -> {
          out.writeInt(1);
          out.writeBoolean(value);
        });
    return this;
  }

  Rows time(Instant value) {
    return number(ChronoUnit.MICROS.between(EPOCH, value));
  }

  Rows id(UUID value) {
    write(
        () -> {
          out.writeInt(16);
          out.writeLong(value.getMostSignificantBits());
          out.writeLong(value.getLeastSignificantBits());
        });
    return this;
  }

  Rows texts(List<String> values) {
    ByteArrayOutputStream array = new ByteArrayOutputStream();
    DataOutputStream to = new DataOutputStream(array);
    write(
        () -> {
          to.writeInt(values.isEmpty() ? 0 : 1);
          to.writeInt(0);
          to.writeInt(TEXT);
          if (!values.isEmpty()) {
            to.writeInt(values.size());
            to.writeInt(1);
          }
          for (String value : values) {
            byte[] text = value.getBytes(StandardCharsets.UTF_8);
            to.writeInt(text.length);
            to.write(text);
          }
        });
    return bytes(array.toByteArray());
  }

  /** Copies them in, and begins anew. */
  void copyInto(Connection connection) throws SQLException {
    write(() -> out.writeShort(-1));
    try {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(
              "COPY %s (%s) FROM STDIN (FORMAT binary)".formatted(table, String.join(",", columns)),
              new ByteArrayInputStream(bytes.toByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    bytes.reset();
    begin();
  }
}
