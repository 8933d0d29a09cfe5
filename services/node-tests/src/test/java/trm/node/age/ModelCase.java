package trm.node.age;

import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import trm.evidence.CaseReference;
import trm.evidence.journal.JournalEntry;
import trm.evidence.journal.Leaf;
import trm.node.keys.MasterKey;
import trm.node.keys.PartKey;

/**
 * A case as the node wrote it, read out of every table that has rows of it, so that it can be
 * written again under another name. What was guarded is opened here and encrypted again for each
 * copy under that copy's own keys.
 */
final class ModelCase {
  /** What is copied column by column. The numbers that the database gives are left out. */
  private static final Map<String, String> TABLES =
      Map.of(
          "case_fact", "version",
          "part_key", "part",
          "case_line", "case_reference",
          "work_item", "deadline",
          "person_mark", "mark",
          "feed_entry", "serial");

  private static final int SALT_BYTES = 32;

  /** An entry of the journal with what it commits to. */
  record Entry(JournalEntry entry, @Nullable String part, @Nullable Wording detail) {}

  /** One row, as what each of its columns is in a copy. */
  record Row(List<BiConsumer<Rows, Clone>> columns) {
    Row {
      columns = List.copyOf(columns);
    }
  }

  final String reference;
  final Map<String, List<String>> columns = new LinkedHashMap<>();
  final Map<String, List<Row>> rows = new LinkedHashMap<>();
  final List<Entry> entries;
  private final JdbcClient sql;
  private final String organisation;
  private final MasterKey masterKey;
  private final Positions positions;

  /** Gives the feed's next position. */
  interface Positions {
    long next();
  }

  ModelCase(
      JdbcClient sql,
      MasterKey masterKey,
      String reference,
      String organisation,
      Positions positions) {
    this.sql = sql;
    this.masterKey = masterKey;
    this.reference = reference;
    this.organisation = organisation;
    this.positions = positions;
    TABLES.forEach((table, order) -> rows.put(table, read(table, order)));
    this.entries = readEntries();
  }

  private Wording wording(String text) {
    return new Wording(text, reference, organisation);
  }

  private List<Row> read(String table, String order) {
    return sql.sql("SELECT * FROM " + table + " WHERE case_reference = :case ORDER BY " + order)
        .param("case", reference)
        .query((row, _) -> row(table, row))
        .list();
  }

  private Row row(String table, ResultSet row) throws SQLException {
    ResultSetMetaData shape = row.getMetaData();
    List<String> names = new ArrayList<>();
    List<BiConsumer<Rows, Clone>> cells = new ArrayList<>();
    for (int i = 1; i <= shape.getColumnCount(); i++) {
      String name = shape.getColumnName(i);
      if (!name.equals("serial")) {
        names.add(name);
        cells.add(cell(table, name, shape.getColumnTypeName(i), row));
      }
    }
    columns.put(table, names);
    return new Row(cells);
  }

  private BiConsumer<Rows, Clone> cell(String table, String column, String type, ResultSet row)
      throws SQLException {
    if (column.equals("position")) {
      // Whether the model's last entries had one yet when it was read is chance.
      return (out, _) -> out.number(positions.next());
    }
    if (row.getObject(column) == null) {
      return (out, _) -> out.bytes(null);
    }
    return switch (type) {
      case "text" -> text(wording(row.getString(column)));
      case "jsonb" -> json(wording(row.getString(column)));
      case "int8", "bigserial" -> number(row.getLong(column));
      case "bool" -> truth(row.getBoolean(column));
      case "timestamptz" -> time(row.getObject(column, OffsetDateTime.class));
      case "uuid" ->
          (out, clone) -> out.id(new UUID(clone.random().nextLong(), clone.random().nextLong()));
      case "_text" -> texts(row.getArray(column));
      case "bytea" -> bytes(table, row.getBytes(column), row);
      default -> throw new AssertionError(table + "." + column + " is of type " + type);
    };
  }

  private static BiConsumer<Rows, Clone> text(Wording wording) {
    return (out, clone) -> out.text(wording.of(clone));
  }

  private static BiConsumer<Rows, Clone> json(Wording wording) {
    return (out, clone) -> out.json(wording.of(clone));
  }

  private static BiConsumer<Rows, Clone> number(long value) {
    return (out, _) -> out.number(value);
  }

  private static BiConsumer<Rows, Clone> truth(boolean value) {
    return (out, _) -> out.truth(value);
  }

  private static BiConsumer<Rows, Clone> time(OffsetDateTime value) {
    return (out, clone) -> out.time(value.toInstant().plusMillis(clone.shiftMillis()));
  }

  private BiConsumer<Rows, Clone> texts(Array array) throws SQLException {
    List<Wording> all = Arrays.stream((String[]) array.getArray()).map(this::wording).toList();
    return (out, clone) -> out.texts(all.stream().map(one -> one.of(clone)).toList());
  }

  private BiConsumer<Rows, Clone> bytes(String table, byte[] stored, ResultSet row)
      throws SQLException {
    String part = row.getString("part");
    return switch (table) {
      case "part_key" ->
          (out, clone) -> out.bytes(masterKey.wrap(clone.key(part), clone.proven(), part));
      case "person_mark" -> (out, clone) -> out.bytes(clone.bytes(stored.length));
      default -> guarded(wording(utf8(opened(stored, part, "fact"))), part);
    };
  }

  private static BiConsumer<Rows, Clone> guarded(Wording wording, String part) {
    return (out, clone) ->
        out.bytes(
            clone
                .key(part)
                .encrypt(
                    wording.of(clone).getBytes(StandardCharsets.UTF_8),
                    clone.proven(),
                    part,
                    "fact"));
  }

  private byte[] opened(byte[] stored, @Nullable String part, String purpose) {
    if (part == null) {
      return masterKey.decrypt(stored, purpose);
    }
    CaseReference place = new CaseReference(reference);
    PartKey key =
        sql.sql("SELECT wrapped FROM part_key WHERE case_reference = :case AND part = :part")
            .param("case", reference)
            .param("part", part)
            .query((row, _) -> masterKey.unwrap(row.getBytes(1), place, part))
            .single();
    return key.decrypt(stored, place, part, purpose).orElseThrow();
  }

  private List<Entry> readEntries() {
    return sql.sql(
            """
            SELECT l.leaf, d.part, d.protected FROM journal_line l
              LEFT JOIN journal_detail d ON d.generation = l.generation AND d.index = l.index
             WHERE l.case_reference = :case ORDER BY l.index""")
        .param("case", reference)
        .query((row, _) -> entry(row))
        .list();
  }

  private Entry entry(ResultSet row) throws SQLException {
    byte[] stored = row.getBytes("protected");
    String part = row.getString("part");
    JournalEntry entry = Leaf.decode(row.getBytes("leaf"));
    if (stored == null) {
      return new Entry(entry, null, null);
    }
    byte[] whole = opened(stored, part, "detail");
    byte[] content = Arrays.copyOfRange(whole, SALT_BYTES, whole.length);
    return new Entry(entry, part, wording(utf8(content)));
  }

  private static String utf8(byte[] bytes) {
    return new String(Objects.requireNonNull(bytes), StandardCharsets.UTF_8);
  }
}
