package trm.node.storage;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import trm.evidence.Digest;
import trm.evidence.Generation;
import trm.evidence.NodeId;
import trm.evidence.journal.EntryDetail;
import trm.evidence.journal.Frontier;
import trm.evidence.journal.Subtree;
import trm.exchange.receipt.JournalLine;
import trm.exchange.receipt.JournalStore;
import trm.exchange.receipt.OwnCheckpoint;
import trm.exchange.receipt.PlacedLeaf;

/** The journal in PostgreSQL. */
final class PostgresJournalStore implements JournalStore {
  private static final String CURRENT = "(SELECT max(number) FROM journal_generation)";
  private final JdbcClient sql;
  private final NodeId self;
  private final AtRest details;

  PostgresJournalStore(JdbcClient sql, NodeId self, AtRest details) {
    this.sql = sql;
    this.self = self;
    this.details = details;
  }

  @Override
  public Generation generation() {
    int number =
        sql.sql("SELECT max(number) FROM journal_generation").query(Integer.class).single();
    return new Generation(self, number);
  }

  @Override
  public void open(Generation next) {
    sql.sql("INSERT INTO journal_generation (number) VALUES (:number)")
        .param("number", next.number())
        .update();
  }

  @Override
  public Frontier lock() {
    return sql.sql("SELECT size, edge FROM journal_lock()")
        .query((row, _) -> new Frontier(row.getLong(1), Sql.digests(row.getBytes(2))))
        .single();
  }

  @Override
  public void append(List<JournalLine> lines) {
    List<@Nullable String> cases = new ArrayList<>();
    List<@Nullable String> parts = new ArrayList<>();
    List<byte @Nullable []> kept = new ArrayList<>();
    for (JournalLine line : lines) {
      EntryDetail detail = line.detail();
      cases.add(Sql.text(line.entry().caseReference()));
      parts.add(detail == null ? null : detail.part());
      kept.add(atRest(line));
    }
    sql.sql("SELECT journal_append(:first, :leaves, :completed, :cases, :parts, :details)")
        .param("first", lines.getFirst().index())
        .param("leaves", Sql.bytesArray(lines.stream().map(JournalLine::leaf).toList()))
        .param("completed", Sql.bytesArray(lines.stream().map(this::completed).toList()))
        .param("cases", Sql.textArray(cases))
        .param("parts", Sql.textArray(parts))
        .param("details", Sql.bytesArray(kept))
        .query(Long.class)
        .single();
  }

  private byte[] completed(JournalLine line) {
    ByteBuffer hashes = ByteBuffer.allocate(32 * line.completed().size());
    line.completed().forEach(hash -> hashes.put(hash.bytes()));
    return hashes.array();
  }

  @Override
  public List<Digest> read(List<Subtree> subtrees) {
    if (subtrees.isEmpty()) {
      return List.of();
    }
    List<Digest> hashes =
        sql.sql(
                """
                SELECT substring(line.completed FROM 32 * asked.level + 1 FOR 32) AS hash
                  FROM unnest(:indexes, :levels) WITH ORDINALITY AS asked (index, level, at)
                  JOIN journal_line line
                    ON line.index = asked.index AND line.generation =
                """
                    + CURRENT
                    + " ORDER BY asked.at")
            .param("indexes", Sql.longArray(subtrees.stream().map(Subtree::completedBy).toList()))
            .param("levels", Sql.intArray(subtrees.stream().map(Subtree::level).toList()))
            .query((row, _) -> Digest.of(row.getBytes(1)))
            .list();
    if (hashes.size() != subtrees.size()) {
      throw new IllegalArgumentException("A subtree was asked for that is not complete yet.");
    }
    return hashes;
  }

  private byte @Nullable [] atRest(JournalLine line) {
    EntryDetail detail = line.detail();
    if (detail == null) {
      return null;
    }
    byte[] whole = new byte[detail.salt().length + detail.content().length];
    System.arraycopy(detail.salt(), 0, whole, 0, detail.salt().length);
    System.arraycopy(detail.content(), 0, whole, detail.salt().length, detail.content().length);
    return details.write(whole, line.entry().caseReference(), detail.part());
  }

  @Override
  public long size() {
    return sql.sql(
            "SELECT coalesce(max(index) + 1, 0) FROM journal_line WHERE generation = " + CURRENT)
        .query(Long.class)
        .single();
  }

  @Override
  public byte[] leaf(long index) {
    return sql.sql(
            "SELECT leaf FROM journal_line WHERE generation = " + CURRENT + " AND index = :index")
        .param("index", index)
        .query((row, _) -> row.getBytes(1))
        .optional()
        .orElseThrow(() -> new IllegalArgumentException("There is no entry at " + index));
  }

  @Override
  public OptionalLong indexOf(Digest leafHash) {
    return sql.sql(
            "SELECT index FROM journal_line WHERE leaf_hash = :hash AND generation = "
                + CURRENT
                + " ORDER BY index DESC LIMIT 1")
        .param("hash", leafHash.bytes())
        .query(Long.class)
        .optional()
        .map(OptionalLong::of)
        .orElseGet(OptionalLong::empty);
  }

  @Override
  public List<PlacedLeaf> find(List<Digest> leafHashes) {
    return sql.sql(
            """
            SELECT DISTINCT ON (leaf_hash) leaf_hash, index, leaf FROM journal_line
             WHERE leaf_hash = ANY (:hashes) AND generation =
            """
                + CURRENT
                + " ORDER BY leaf_hash, index DESC")
        .param("hashes", Sql.array(leafHashes))
        .query(
            (row, _) -> new PlacedLeaf(Digest.of(row.getBytes(1)), row.getLong(2), row.getBytes(3)))
        .list();
  }

  @Override
  public Optional<OwnCheckpoint> checkpoint() {
    return sql.sql(
            "SELECT * FROM journal_checkpoint WHERE generation = "
                + CURRENT
                + " ORDER BY size DESC LIMIT 1")
        .query(
            (row, _) ->
                new OwnCheckpoint(
                    row.getLong("size"), Sql.digest(row, "root"), row.getString("note")))
        .optional();
  }

  @Override
  public void keep(OwnCheckpoint checkpoint) {
    sql.sql(
            "INSERT INTO journal_checkpoint (generation, size, root, note) VALUES ("
                + CURRENT
                + ", :size, :root, :note) ON CONFLICT DO NOTHING")
        .param("size", checkpoint.size())
        .param("root", checkpoint.root().bytes())
        .param("note", checkpoint.note())
        .update();
  }
}
