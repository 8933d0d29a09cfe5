package trm.node.age;

import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import trm.evidence.Digest;
import trm.evidence.Generation;
import trm.evidence.NodeId;
import trm.evidence.journal.Checkpoint;
import trm.evidence.journal.CheckpointSigner;
import trm.evidence.journal.EntryDetail;
import trm.evidence.journal.Frontier;
import trm.evidence.journal.JournalEntry;
import trm.evidence.journal.Leaf;
import trm.evidence.keys.SigningKey;
import trm.node.keys.MasterKey;

/**
 * Copies model cases into a node's database until it has as many as are wanted: in the order in
 * which they would have been written, with real keys, commitments, leaves, subtree hashes and
 * checkpoints. Most are years old and nothing is owed in them any more.
 */
final class Loading {
  /** One case in ten is open: what a node works on today. */
  static final int OPEN_EVERY = 10;

  /** Organisations of a node; their number does not grow with its age. */
  static final int ORGANISATIONS = 200;

  /** One that takes part in so many cases, however many the node has. */
  static final int CASES_OF_THE_SMALL_ONE = 20;

  private static final Duration AGE = Duration.ofDays(3650);
  private static final Duration TODAY = Duration.ofHours(2);
  private static final int AT_ONCE = 2_000;
  private static final int ENTRIES_A_CHECKPOINT = 10_000;
  private static final List<String> LINE =
      List.of("generation", "index", "leaf", "leaf_hash", "completed", "case_reference");
  private static final List<String> DETAIL =
      List.of("generation", "index", "case_reference", "part", "protected");

  private final Connection connection;
  private final MasterKey masterKey;
  private final NodeId self;
  private final SigningKey journalKey;
  private final PrintStream told;
  private final Map<String, Rows> rows = new LinkedHashMap<>();
  private final Rows lines = new Rows("journal_line", LINE);
  private final Rows details = new Rows("journal_detail", DETAIL);
  private final List<String> indexes = new ArrayList<>();
  private Frontier frontier = Frontier.EMPTY;

  Loading(
      Connection connection,
      NodeId self,
      MasterKey masterKey,
      SigningKey journalKey,
      PrintStream told) {
    this.connection = connection;
    this.self = self;
    this.masterKey = masterKey;
    this.journalKey = journalKey;
    this.told = told;
  }

  /** The organisation that has the case of this number. */
  static String organisation(long number, long cases) {
    long every = Math.max(1, cases / CASES_OF_THE_SMALL_ONE);
    return number % every == 0 ? "mo-small" : "mo-desk-%03d".formatted(number / 7 % ORGANISATIONS);
  }

  /** How the case of this number is called; numbers tell nothing of the order of names. */
  static String reference(long number) {
    return "AGE-%016x-%d".formatted(number * 0x9E3779B97F4A7C15L, number);
  }

  /** Fills the database until it has so many cases beside the models. */
  void run(List<ModelCase> models, long cases) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET session_replication_role = replica");
      statement.execute("SET synchronous_commit = off");
      takeIndexes(statement);
      frontier = frontier(statement);
      models.forEach(this::prepare);
      fill(models, cases);
      listCases(statement);
      putIndexes(statement);
    }
    connection.setAutoCommit(true);
    try (Statement statement = connection.createStatement()) {
      // As a node that lives for years has it: vacuumed, with statistics.
      statement.execute("VACUUM (ANALYZE)");
      statement.execute("CHECKPOINT");
    }
  }

  private void prepare(ModelCase model) {
    model.columns.forEach((table, columns) -> rows.putIfAbsent(table, new Rows(table, columns)));
  }

  private void fill(List<ModelCase> models, long cases) throws SQLException {
    long began = System.nanoTime();
    for (long number = 0; number < cases; number++) {
      write(models.get((int) (number % models.size())), clone(number, cases));
      if ((number + 1) % AT_ONCE == 0 || number + 1 == cases) {
        flush();
        tell(number + 1, cases, System.nanoTime() - began);
      }
    }
  }

  private static Clone clone(long number, long cases) {
    boolean open = number % OPEN_EVERY == 0;
    long age =
        open
            ? TODAY.toMillis() * (cases - number) / cases
            : AGE.toMillis() * (cases - number) / cases + Duration.ofDays(1).toMillis();
    return new Clone(reference(number), organisation(number, cases), -age, open, number);
  }

  private void tell(long done, long cases, long nanos) {
    if (done % (AT_ONCE * 25L) == 0 || done == cases) {
      long left = Duration.ofNanos(nanos).toSeconds() * (cases - done) / done;
      told.printf("  %,d of %,d cases; about %d s more, then the indexes%n", done, cases, left);
    }
  }

  private void write(ModelCase model, Clone clone) throws SQLException {
    for (ModelCase.Entry entry : model.entries) {
      append(entry, clone);
    }
    model.rows.forEach(
        (table, all) -> {
          if (clone.isOpen() || !table.equals("work_item")) {
            all.forEach(row -> write(Objects.requireNonNull(rows.get(table)), row, clone));
          }
        });
  }

  private static void write(Rows to, ModelCase.Row row, Clone clone) {
    to.row();
    row.columns().forEach(cell -> cell.accept(to, clone));
  }

  private void append(ModelCase.Entry model, Clone clone) throws SQLException {
    EntryDetail detail = detail(model, clone);
    byte[] leaf = Leaf.encode(entry(model.entry(), clone, detail));
    Frontier.Growth growth = frontier.append(Leaf.hash(leaf));
    frontier = growth.frontier();
    lines
        .row()
        .small(1)
        .number(growth.index())
        .bytes(leaf)
        .bytes(growth.completed().getFirst().bytes())
        .bytes(joined(growth.completed()))
        .text(clone.reference());
    if (detail != null) {
      details
          .row()
          .small(1)
          .number(growth.index())
          .text(clone.reference())
          .text(model.part())
          .bytes(atRest(detail, clone, model.part()));
    }
    if (frontier.size() % ENTRIES_A_CHECKPOINT == 0) {
      sign();
    }
  }

  private static @Nullable EntryDetail detail(ModelCase.Entry model, Clone clone) {
    return model.detail() == null
        ? null
        : new EntryDetail(
            clone.bytes(32),
            model.detail().of(clone).getBytes(StandardCharsets.UTF_8),
            model.part());
  }

  private byte[] atRest(EntryDetail detail, Clone clone, @Nullable String part) {
    byte[] whole =
        ByteBuffer.allocate(detail.salt().length + detail.content().length)
            .put(detail.salt())
            .put(detail.content())
            .array();
    return part == null
        ? masterKey.encrypt(whole, "detail")
        : clone.key(part).encrypt(whole, clone.proven(), part, "detail");
  }

  private static JournalEntry entry(JournalEntry model, Clone clone, @Nullable EntryDetail detail) {
    if (model.cites() != null || model.messageId() != null) {
      throw new AssertionError("A model case has no mail: " + model);
    }
    return new JournalEntry(
        model.kind(),
        model.eventType(),
        clone.proven(),
        model.epoch(),
        model.turn(),
        model.organisation().equals("mo-model") ? clone.organisation() : model.organisation(),
        model.officer(),
        model.statedBy(),
        later(model.occurredAt(), clone),
        later(model.recordedAt(), clone),
        null,
        model.peer(),
        model.envelopeDigest(),
        model.statementDigest(),
        model.outcome(),
        model.handover(),
        null,
        detail == null ? null : detail.commitment());
  }

  private static Instant later(Instant time, Clone clone) {
    return time.plusMillis(clone.shiftMillis());
  }

  private static byte[] joined(List<Digest> hashes) {
    ByteBuffer joined = ByteBuffer.allocate(32 * hashes.size());
    hashes.forEach(hash -> joined.put(hash.bytes()));
    return joined.array();
  }

  private void sign() throws SQLException {
    Generation generation = new Generation(self, 1);
    Checkpoint checkpoint = new Checkpoint(generation, frontier.size(), frontier.root());
    String note = new CheckpointSigner(generation, journalKey).sign(checkpoint).note();
    try (var insert =
        connection.prepareStatement(
            "INSERT INTO journal_checkpoint VALUES (1, ?, ?, ?) ON CONFLICT DO NOTHING")) {
      insert.setLong(1, checkpoint.size());
      insert.setBytes(2, checkpoint.root().bytes());
      insert.setString(3, note);
      insert.executeUpdate();
    }
  }

  private void flush() throws SQLException {
    lines.copyInto(connection);
    details.copyInto(connection);
    for (Rows one : rows.values()) {
      one.copyInto(connection);
    }
    connection.commit();
  }

  /** An index that grows row by row costs more than one that is made at the end. */
  private void takeIndexes(Statement statement) throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet found =
        statement.executeQuery(
            """
            SELECT indexname, indexdef FROM pg_indexes
             WHERE schemaname = 'public' AND tablename IN ('journal_line', 'case_fact',
                   'case_line', 'case_by_organisation', 'work_item', 'person_mark',
                   'feed_entry')
               AND indexdef NOT LIKE 'CREATE UNIQUE%'""")) {
      while (found.next()) {
        names.add(found.getString(1));
        indexes.add(found.getString(2));
      }
    }
    for (String name : names) {
      statement.execute("DROP INDEX " + name);
    }
    connection.commit();
  }

  /** Triggers rest while rows are loaded. */
  private void listCases(Statement statement) throws SQLException {
    statement.execute(
        """
        INSERT INTO case_by_organisation (organisation, case_reference, changed_at)
        SELECT organisation, case_reference, changed_at
          FROM case_line, unnest(organisations) AS organisation
            ON CONFLICT DO NOTHING""");
    connection.commit();
  }

  private void putIndexes(Statement statement) throws SQLException {
    for (String index : indexes) {
      told.println("  " + index.replaceAll("CREATE INDEX (\\S+) .*", "index $1"));
      statement.execute(index);
      connection.commit();
    }
  }

  private static Frontier frontier(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("SELECT size, edge FROM journal_lock()")) {
      row.next();
      byte[] edge = row.getBytes(2);
      List<Digest> hashes = new ArrayList<>();
      for (int at = 0; at < edge.length; at += 32) {
        hashes.add(Digest.of(Arrays.copyOfRange(edge, at, at + 32)));
      }
      return new Frontier(row.getLong(1), hashes);
    }
  }
}
