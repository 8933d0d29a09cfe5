package trm.node.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import trm.evidence.Generation;
import trm.evidence.NodeId;
import trm.exchange.receipt.ForgottenStatement;
import trm.exchange.receipt.TwoFaces;
import trm.exchange.receipt.WitnessStore;
import trm.exchange.receipt.WitnessedCheckpoint;

/** What was seen of other journals, in PostgreSQL. */
final class PostgresWitnessStore implements WitnessStore {
  /** The nodes of which anything is known, each found by the index and not by reading all. */
  private static final String KNOWN =
      """
      WITH RECURSIVE known (node) AS (
          (SELECT min(node) FROM witnessed_checkpoint)
          UNION ALL
          SELECT (SELECT min(w.node) FROM witnessed_checkpoint w WHERE w.node > known.node)
            FROM known WHERE known.node IS NOT NULL)
      """;

  private final JdbcClient sql;

  PostgresWitnessStore(JdbcClient sql) {
    this.sql = sql;
  }

  @Override
  public void keep(WitnessedCheckpoint checkpoint) {
    sql.sql(
            """
            INSERT INTO witnessed_checkpoint (node, generation, size, root, note, seen_at)
            VALUES (:node, :generation, :size, :root, :note, :seenAt) ON CONFLICT DO NOTHING""")
        .param("node", checkpoint.origin().node().value())
        .param("generation", checkpoint.origin().number())
        .param("size", checkpoint.size())
        .param("root", checkpoint.root().bytes())
        .param("note", checkpoint.note())
        .param("seenAt", Sql.at(checkpoint.seenAt()))
        .update();
  }

  @Override
  public Optional<WitnessedCheckpoint> at(Generation origin, long size) {
    return sql.sql(
            """
            SELECT * FROM witnessed_checkpoint
             WHERE node = :node AND generation = :generation AND size = :size""")
        .param("node", origin.node().value())
        .param("generation", origin.number())
        .param("size", size)
        .query((row, _) -> witnessed(row))
        .optional();
  }

  private static WitnessedCheckpoint witnessed(ResultSet row) throws SQLException {
    return new WitnessedCheckpoint(
        origin(row),
        row.getLong("size"),
        Sql.digest(row, "root"),
        row.getString("note"),
        Sql.instant(row, "seen_at"));
  }

  private static Generation origin(ResultSet row) throws SQLException {
    return new Generation(new NodeId(row.getString("node")), row.getInt("generation"));
  }

  @Override
  public Optional<WitnessedCheckpoint> newest(NodeId node) {
    return sql.sql(
            """
            SELECT * FROM witnessed_checkpoint WHERE node = :node
             ORDER BY generation DESC, size DESC LIMIT 1""")
        .param("node", node.value())
        .query((row, _) -> witnessed(row))
        .optional();
  }

  /** Steps from node to node along the key: the table holds many checkpoints of few nodes. */
  @Override
  public List<WitnessedCheckpoint> firstAfterARestore() {
    return sql.sql(
            KNOWN
                + """
            SELECT first.* FROM known,
                LATERAL (SELECT max(generation) AS newest, min(generation) AS oldest
                           FROM witnessed_checkpoint w WHERE w.node = known.node) AS lives,
                LATERAL (SELECT * FROM witnessed_checkpoint w
                          WHERE w.node = known.node AND w.generation = lives.newest
                          ORDER BY size LIMIT 1) AS first
             WHERE lives.newest > lives.oldest""")
        .query((row, _) -> witnessed(row))
        .list();
  }

  @Override
  public List<WitnessedCheckpoint> newest() {
    return sql.sql(
            KNOWN
                + """
            SELECT newest.* FROM known,
                LATERAL (SELECT * FROM witnessed_checkpoint w WHERE w.node = known.node
                          ORDER BY generation DESC, size DESC LIMIT 1) AS newest
             ORDER BY newest.node""")
        .query((row, _) -> witnessed(row))
        .list();
  }

  @Override
  public void acknowledge(NodeId peer, Generation own, long size) {
    sql.sql(
            """
            INSERT INTO acknowledged_size AS a (peer, generation, size)
            VALUES (:peer, :generation, :size)
            ON CONFLICT (peer, generation) DO UPDATE SET size = greatest(a.size, :size)""")
        .param("peer", peer.value())
        .param("generation", own.number())
        .param("size", size)
        .update();
  }

  @Override
  public long acknowledged(NodeId peer, Generation own) {
    return sql.sql(
            "SELECT size FROM acknowledged_size WHERE peer = :peer AND generation = :generation")
        .param("peer", peer.value())
        .param("generation", own.number())
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  @Override
  public void forgetAcknowledged(NodeId peer) {
    sql.sql("UPDATE acknowledged_size SET size = 0 WHERE peer = :peer")
        .param("peer", peer.value())
        .update();
  }

  @Override
  public void shown(Generation origin, long size, Instant at) {
    sql.sql(
            """
            INSERT INTO shown_checkpoint AS s (node, generation, shown_at, size, size_shown_at)
            VALUES (:node, :generation, :at, :size, :at)
            ON CONFLICT (node, generation) DO UPDATE SET size = :size, size_shown_at = :at
             WHERE s.proven_from >= s.size AND :size > s.size""")
        .param("node", origin.node().value())
        .param("generation", origin.number())
        .param("size", size)
        .param("at", Sql.at(at))
        .update();
  }

  @Override
  public Optional<Instant> shownAt(Generation origin) {
    return sql.sql(
            """
            SELECT shown_at FROM shown_checkpoint
             WHERE node = :node AND generation = :generation""")
        .param("node", origin.node().value())
        .param("generation", origin.number())
        .query((row, _) -> Sql.instant(row, "shown_at"))
        .optional();
  }

  @Override
  public long owedFrom(Generation origin, Instant shownUntil) {
    return sql.sql(
            """
            SELECT size FROM shown_checkpoint
             WHERE node = :node AND generation = :generation AND size_shown_at <= :until""")
        .param("node", origin.node().value())
        .param("generation", origin.number())
        .param("until", Sql.at(shownUntil))
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  @Override
  public void proven(Generation origin, long from) {
    sql.sql(
            """
            UPDATE shown_checkpoint SET proven_from = :from
             WHERE node = :node AND generation = :generation AND proven_from < :from""")
        .param("node", origin.node().value())
        .param("generation", origin.number())
        .param("from", from)
        .update();
  }

  @Override
  public void forgetShown() {
    sql.sql("DELETE FROM shown_checkpoint").update();
  }

  @Override
  public void keep(TwoFaces evidence) {
    sql.sql(
            """
            INSERT INTO two_faces (node, generation, size, first_note, second_note, found_at)
            VALUES (:node, :generation, :size, :first, :second, :foundAt)
            ON CONFLICT DO NOTHING""")
        .param("node", evidence.origin().node().value())
        .param("generation", evidence.origin().number())
        .param("size", evidence.size())
        .param("first", evidence.firstNote())
        .param("second", evidence.secondNote())
        .param("foundAt", Sql.at(evidence.foundAt()))
        .update();
  }

  @Override
  public List<TwoFaces> twoFaces() {
    return sql.sql("SELECT * FROM two_faces ORDER BY found_at")
        .query(
            (row, _) ->
                new TwoFaces(
                    origin(row),
                    row.getLong("size"),
                    row.getString("first_note"),
                    row.getString("second_note"),
                    Sql.instant(row, "found_at")))
        .list();
  }

  @Override
  public void keep(ForgottenStatement proof) {
    sql.sql(
            """
            INSERT INTO forgotten_statement (node, generation, statement, shown_by, shown_at)
            VALUES (:node, :generation, :statement::jsonb, :shownBy, :shownAt)
            ON CONFLICT DO NOTHING""")
        .param("node", proof.life().node().value())
        .param("generation", proof.life().number())
        .param("statement", StatementJson.write(proof.statement()))
        .param("shownBy", proof.shownBy().value())
        .param("shownAt", Sql.at(proof.shownAt()))
        .update();
  }

  @Override
  public Optional<ForgottenStatement> forgotten() {
    return sql.sql("SELECT * FROM forgotten_statement ORDER BY generation DESC LIMIT 1")
        .query(
            (row, _) ->
                new ForgottenStatement(
                    origin(row),
                    StatementJson.read(row.getString("statement")),
                    new NodeId(row.getString("shown_by")),
                    Sql.instant(row, "shown_at")))
        .optional();
  }
}
