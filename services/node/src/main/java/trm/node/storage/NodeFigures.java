package trm.node.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import trm.exchange.UnitOfWork;

/** How the node stands, as its database tells it: counts and ages alone, and nothing of a case. */
public final class NodeFigures {
  private final UnitOfWork unitOfWork;
  private final JdbcClient sql;

  NodeFigures(UnitOfWork unitOfWork, JdbcClient sql) {
    this.unitOfWork = unitOfWork;
    this.sql = sql;
  }

  /**
   * One look.
   *
   * @param journalSize entries of the journal's present generation
   * @param journalSigned how many of them the newest checkpoint covers
   * @param unsignedFor how long the message that waits longest has waited for its receipt to be
   *     signed; zero when none waits
   * @param overdue messages without a receipt in time
   * @param putAside envelopes that came within the last day, were put aside and not taken since;
   *     more than ten thousand are not counted
   * @param databaseTime the clock of the database's machine
   */
  public record Figures(
      long journalSize,
      long journalSigned,
      Duration unsignedFor,
      long overdue,
      long putAside,
      Instant databaseTime) {}

  /** Reads them, each from an index, so that a node may be looked at often. */
  public Figures read() {
    return unitOfWork.carryOut(_ -> look()).value();
  }

  private Figures look() {
    return sql.sql(
            """
            WITH g AS (SELECT max(number) AS number FROM journal_generation)
            SELECT coalesce((SELECT max(index) + 1 FROM journal_line l
                              WHERE l.generation = g.number), 0) AS size,
                   coalesce((SELECT max(size) FROM journal_checkpoint c
                              WHERE c.generation = g.number), 0) AS signed,
                   coalesce((SELECT extract(epoch FROM clock_timestamp() - owed_at)
                               FROM receipt_owed WHERE text IS NULL
                              ORDER BY position LIMIT 1), 0) AS unsigned_for,
                   (SELECT count(*) FROM outbox WHERE overdue) AS overdue,
                   (SELECT count(*) FROM (SELECT 1 FROM quarantine
                     WHERE last_at > clock_timestamp() - interval '1 day' LIMIT 10000) q) AS aside,
                   clock_timestamp() AS database_time
              FROM g""")
        .query((row, _) -> figures(row))
        .single();
  }

  private static Figures figures(ResultSet row) throws SQLException {
    long millis = Math.max(0, Math.round(row.getDouble("unsigned_for") * 1000));
    return new Figures(
        row.getLong("size"),
        row.getLong("signed"),
        Duration.ofMillis(millis),
        row.getLong("overdue"),
        row.getLong("aside"),
        row.getTimestamp("database_time").toInstant());
  }
}
