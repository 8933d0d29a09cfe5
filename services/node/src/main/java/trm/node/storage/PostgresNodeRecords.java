package trm.node.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import trm.evidence.NodeId;
import trm.evidence.fsck.NodeRecords;
import trm.evidence.journal.EntryDetail;
import trm.node.keys.MasterKey;

/** The records of a node as a {@link Snapshot} of its database has them. */
public final class PostgresNodeRecords implements NodeRecords {
  private static final int SALT_BYTES = 32;
  private static final int LINES_AT_ONCE = 2_000;
  private final JdbcClient sql;
  private final NodeId self;
  private final AtRest details;
  private final AtRest bodies;

  public PostgresNodeRecords(Snapshot snapshot, NodeId self, MasterKey masterKey) {
    this.sql = snapshot.sql();
    this.self = self;
    PostgresPartKeys keys = new PostgresPartKeys(sql, masterKey);
    this.details = new AtRest(keys, masterKey, "detail");
    this.bodies = new AtRest(keys, masterKey, "body");
  }

  @Override
  public NodeId self() {
    return self;
  }

  @Override
  public Instant readAt() {
    return sql.sql("SELECT now() AS now").query((row, _) -> Sql.instant(row, "now")).single();
  }

  /** A piece at a time: the database would sort ten million lines with all that they hold. */
  @Override
  public Stream<Line> lines() {
    return Stream.iterate(
            linesAfter(0, -1), piece -> !piece.isEmpty(), piece -> linesAfter(piece.getLast()))
        .flatMap(List::stream);
  }

  private List<Line> linesAfter(Line last) {
    return linesAfter(last.generation(), last.index());
  }

  private List<Line> linesAfter(int generation, long index) {
    return sql.sql(
            """
            SELECT l.*, d.case_reference AS of_case, d.part, d.protected, k.wrapped
              FROM (SELECT * FROM journal_line WHERE (generation, index) > (:generation, :index)
                     ORDER BY generation, index LIMIT :max) l
              LEFT JOIN journal_detail d ON d.generation = l.generation AND d.index = l.index
              LEFT JOIN part_key k ON k.case_reference = d.case_reference AND k.part = d.part
             ORDER BY l.generation, l.index""")
        .param("generation", generation)
        .param("index", index)
        .param("max", LINES_AT_ONCE)
        .query((row, _) -> line(row))
        .list();
  }

  private Line line(ResultSet row) throws SQLException {
    SnapshotRow detail = detail(row);
    return new Line(
        row.getInt("generation"),
        row.getLong("index"),
        row.getBytes("leaf"),
        row.getBytes("leaf_hash"),
        row.getBytes("completed"),
        row.getString("case_reference"),
        detail instanceof SnapshotRow.Open(byte[] whole)
            ? split(whole, row.getString("part"))
            : null,
        state(detail));
  }

  private @Nullable SnapshotRow detail(ResultSet row) throws SQLException {
    byte[] stored = row.getBytes("protected");
    return stored == null
        ? null
        : SnapshotRow.open(
            details,
            stored,
            row.getBytes("wrapped"),
            row.getString("of_case"),
            row.getString("part"));
  }

  static EntryDetail split(byte[] whole, @Nullable String part) {
    int salt = Math.min(SALT_BYTES, whole.length);
    return new EntryDetail(
        Arrays.copyOf(whole, salt), Arrays.copyOfRange(whole, salt, whole.length), part);
  }

  private static DetailState state(@Nullable SnapshotRow detail) {
    return switch (detail) {
      case null -> DetailState.NONE;
      case SnapshotRow.Open open -> DetailState.PRESENT;
      case SnapshotRow.Gone gone -> DetailState.ERASED;
      case SnapshotRow.Unreadable unreadable -> DetailState.UNREADABLE;
    };
  }

  @Override
  public int generation() {
    return sql.sql("SELECT max(number) FROM journal_generation").query(Integer.class).single();
  }

  @Override
  public boolean isSaidBefore(byte[] leafHash, int generation) {
    return sql.sql(
            """
            SELECT EXISTS (SELECT 1 FROM journal_line
                            WHERE leaf_hash = :hash AND generation < :generation)""")
        .param("hash", leafHash)
        .param("generation", generation)
        .query(Boolean.class)
        .single();
  }

  @Override
  public Stream<Note> checkpoints() {
    return sql
        .sql("SELECT * FROM journal_checkpoint ORDER BY generation, size")
        .query((row, _) -> note(row, self.value()))
        .stream();
  }

  @Override
  public Optional<Note> checkpoint(int generation, long size) {
    return sql.sql(
            "SELECT * FROM journal_checkpoint WHERE generation = :generation AND size = :size")
        .param("generation", generation)
        .param("size", size)
        .query((row, _) -> note(row, self.value()))
        .optional();
  }

  @Override
  public Stream<Note> witnessed() {
    return sql
        .sql("SELECT * FROM witnessed_checkpoint ORDER BY node, generation, size")
        .query((row, _) -> note(row, row.getString("node")))
        .stream();
  }

  @Override
  public Stream<Note> twoFaces() {
    return sql
        .sql(
            """
            SELECT node, generation, size, ''::bytea AS root, first_note AS note FROM two_faces
             ORDER BY node, generation, size""")
        .query((row, _) -> note(row, row.getString("node")))
        .stream();
  }

  private static Note note(ResultSet row, String node) throws SQLException {
    return new Note(
        node,
        row.getInt("generation"),
        row.getLong("size"),
        row.getBytes("root"),
        row.getString("note"));
  }

  /** The list of what was told began with some release; what was posted before is not on it. */
  @Override
  public Stream<Sent> sent() {
    return sql
        .sql(
            """
            SELECT o.message_id, o.recipient, o.case_reference, o.event_type, o.content,
                   o.envelope_digest, o.statement ->> 'jws' AS jws, o.state, r.text AS receipt,
                   d.message_id IS NOT NULL OR o.case_reference IS NULL
                     OR NOT o.receipt_expected OR o.position < (
                        SELECT coalesce(min(p.position), 0) FROM outbox p
                          JOIN disclosure q ON q.message_id = p.message_id) AS told
              FROM outbox o
              LEFT JOIN receipt_held r ON r.message_id = o.message_id
              LEFT JOIN disclosure d ON d.message_id = o.message_id
             ORDER BY o.position""")
        .query((row, _) -> sent(row))
        .stream();
  }

  private static Sent sent(ResultSet row) throws SQLException {
    return new Sent(
        Sql.uuid(row, "message_id"),
        row.getString("recipient"),
        row.getString("case_reference"),
        row.getString("event_type"),
        row.getString("content"),
        row.getBytes("envelope_digest"),
        row.getString("jws"),
        row.getString("state"),
        row.getString("receipt"),
        row.getBoolean("told"));
  }

  @Override
  public Optional<Stored> stored(UUID messageId) {
    return sql.sql(
            """
            SELECT o.envelope, o.body, o.salt, o.case_reference, o.part, k.wrapped FROM outbox o
              LEFT JOIN part_key k ON k.case_reference = o.case_reference AND k.part = o.part
             WHERE o.message_id = :id""")
        .param("id", messageId)
        .query((row, _) -> stored(row))
        .optional();
  }

  private Stored stored(ResultSet row) throws SQLException {
    byte[] body = row.getBytes("body");
    SnapshotRow opened =
        body == null
            ? new SnapshotRow.Unreadable()
            : SnapshotRow.open(
                bodies,
                body,
                row.getBytes("wrapped"),
                row.getString("case_reference"),
                row.getString("part"));
    return new Stored(
        row.getBytes("envelope"),
        opened instanceof SnapshotRow.Open(byte[] content) ? content : null,
        row.getBytes("salt"),
        !(opened instanceof SnapshotRow.Unreadable));
  }

  @Override
  public Stream<Stray> strays() {
    return sql
        .sql(
            """
            SELECT 'receipt_held' AS at, h.message_id::text AS key FROM receipt_held h
             WHERE NOT EXISTS (SELECT 1 FROM outbox o WHERE o.message_id = h.message_id)
            UNION ALL
            SELECT 'disclosure', d.message_id::text FROM disclosure d
             WHERE NOT EXISTS (SELECT 1 FROM outbox o WHERE o.message_id = d.message_id)""")
        .query((row, _) -> new Stray(row.getString("at"), row.getString("key")))
        .stream();
  }

  @Override
  public Stream<Taken> taken() {
    return sql
        .sql(
            """
            SELECT 'inbox_note' AS at, envelope, sender, message_id, statement ->> 'jws' AS jws
              FROM inbox_note
            UNION ALL
            SELECT 'received_statement', envelope, sender, message_id, statement ->> 'jws'
              FROM received_statement
            UNION ALL
            SELECT 'quarantine', envelope, sender, message_id, NULL FROM quarantine
            UNION ALL
            SELECT 'receipt_owed', envelope, peer, message_id, NULL FROM receipt_owed""")
        .query(
            (row, _) ->
                new Taken(
                    row.getString("at"),
                    row.getBytes("envelope"),
                    row.getString("sender"),
                    row.getObject("message_id", UUID.class),
                    row.getString("jws")))
        .stream();
  }

  @Override
  public Stream<Owed> owed() {
    return sql
        .sql(
            """
            SELECT r.envelope, r.message_id, r.peer, r.text, (
                   SELECT l.leaf FROM journal_line l WHERE l.leaf_hash = r.leaf_hash LIMIT 1) AS leaf
              FROM receipt_owed r ORDER BY r.position""")
        .query(
            (row, _) ->
                new Owed(
                    row.getBytes("envelope"),
                    Sql.uuid(row, "message_id"),
                    row.getString("peer"),
                    row.getBytes("leaf"),
                    row.getString("text")))
        .stream();
  }
}
