package trm.node.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import trm.evidence.NodeId;
import trm.exchange.reach.AnsweredAs;
import trm.exchange.reach.AskedTest;
import trm.exchange.reach.ReachStore;
import trm.exchange.reach.ReceivedTest;
import trm.exchange.reach.TestId;

/** Tests of focal points in PostgreSQL. */
final class PostgresReachStore implements ReachStore {
  private final JdbcClient sql;

  PostgresReachStore(JdbcClient sql) {
    this.sql = sql;
  }

  @Override
  public void put(AskedTest test) {
    AnsweredAs as = test.answeredAs();
    sql.sql(
            """
            INSERT INTO contact_asked (id, peer, asked_at, answer_by, answered_at, answered_as)
            VALUES (:id, :peer, :askedAt, :answerBy, :answeredAt, :answeredAs)
            ON CONFLICT (id) DO UPDATE
               SET answered_at = :answeredAt, answered_as = :answeredAs""")
        .param("id", test.id().value())
        .param("peer", test.peer().value())
        .param("askedAt", Sql.at(test.askedAt()))
        .param("answerBy", Sql.at(test.answerBy()))
        .param("answeredAt", Sql.at(test.answeredAt()))
        .param("answeredAs", as == null ? null : as.name())
        .update();
  }

  @Override
  public Optional<AskedTest> asked(TestId id) {
    return sql.sql("SELECT * FROM contact_asked WHERE id = :id")
        .param("id", id.value())
        .query((row, _) -> asked(row))
        .optional();
  }

  @Override
  public void hold(NodeId peer) {
    sql.sql("SELECT pg_advisory_xact_lock(hashtextextended(:peer, 7467004))")
        .param("peer", peer.value())
        .query((row, _) -> peer)
        .list();
  }

  @Override
  public List<AskedTest> askedOf(NodeId peer) {
    return sql.sql("SELECT * FROM contact_asked WHERE peer = :peer ORDER BY asked_at, id")
        .param("peer", peer.value())
        .query((row, _) -> asked(row))
        .list();
  }

  private static AskedTest asked(ResultSet row) throws SQLException {
    String as = row.getString("answered_as");
    return new AskedTest(
        new TestId(Sql.uuid(row, "id")),
        new NodeId(row.getString("peer")),
        Sql.instant(row, "asked_at"),
        Sql.instant(row, "answer_by"),
        Sql.instantOrNull(row, "answered_at"),
        as == null ? null : AnsweredAs.valueOf(as));
  }

  @Override
  public void put(ReceivedTest test) {
    sql.sql(
            """
            INSERT INTO contact_received (id, asker, asked_at, answer_by, received_at)
            VALUES (:id, :asker, :askedAt, :answerBy, :receivedAt) ON CONFLICT DO NOTHING""")
        .param("id", test.id().value())
        .param("asker", test.asker().value())
        .param("askedAt", Sql.at(test.askedAt()))
        .param("answerBy", Sql.at(test.answerBy()))
        .param("receivedAt", Sql.at(test.receivedAt()))
        .update();
  }

  @Override
  public Optional<ReceivedTest> takeOut(TestId id) {
    return sql.sql(
            """
            UPDATE contact_received SET answered = true WHERE id = :id AND NOT answered
            RETURNING id, asker, asked_at, answer_by, received_at""")
        .param("id", id.value())
        .query((row, _) -> received(row))
        .optional();
  }

  @Override
  public List<ReceivedTest> waiting() {
    return sql.sql("SELECT * FROM contact_received WHERE NOT answered ORDER BY received_at, id")
        .query((row, _) -> received(row))
        .list();
  }

  private static ReceivedTest received(ResultSet row) throws SQLException {
    return new ReceivedTest(
        new TestId(Sql.uuid(row, "id")),
        new NodeId(row.getString("asker")),
        Sql.instant(row, "asked_at"),
        Sql.instant(row, "answer_by"),
        Sql.instant(row, "received_at"));
  }
}
