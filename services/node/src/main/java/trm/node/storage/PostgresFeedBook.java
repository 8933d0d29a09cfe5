package trm.node.storage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import trm.node.feed.EntryId;
import trm.node.feed.FeedBook;
import trm.node.feed.FeedEntry;
import trm.node.feed.FeedEntry.About;
import trm.referral.OrganisationId;

/** The feed in PostgreSQL. */
final class PostgresFeedBook implements FeedBook {
  private static final String LOCK = "SELECT pg_advisory_xact_lock(7467003)";
  private final JdbcClient sql;

  PostgresFeedBook(JdbcClient sql) {
    this.sql = sql;
  }

  @Override
  public void append(List<FeedEntry> entries) {
    entries.forEach(this::append);
  }

  private void append(FeedEntry entry) {
    JdbcClient.StatementSpec insert =
        sql.sql(
                """
                INSERT INTO feed_entry
                    (id, type, case_reference, measure, epoch, turn, webhook, reason,
                     occurred_at, recorded_at, audience, every_case)
                VALUES (:id, :type, :case, :measure, :epoch, :turn, :webhook, :reason,
                        :occurredAt, :recordedAt, :audience, :everyCase)""")
            .param("id", entry.id().value())
            .param("type", entry.type().value())
            .param("occurredAt", Sql.at(entry.occurredAt()))
            .param("recordedAt", Sql.at(entry.recordedAt()))
            .param("audience", Sql.textArray(audience(entry)))
            .param("everyCase", entry.everyCase());
    about(insert, entry.about()).update();
  }

  private static List<String> audience(FeedEntry entry) {
    return entry.audience().stream().map(OrganisationId::value).sorted().toList();
  }

  private static JdbcClient.StatementSpec about(JdbcClient.StatementSpec insert, About about) {
    return switch (about) {
      case About.OfCase(var caseReference, var measure, var epoch, var turn) ->
          insert
              .param("case", caseReference.value())
              .param("measure", measure)
              .param("epoch", epoch)
              .param("turn", turn)
              .param("webhook", null)
              .param("reason", null);
      case About.OfWebhook(var webhook, var reason) ->
          insert
              .param("case", null)
              .param("measure", null)
              .param("epoch", null)
              .param("turn", null)
              .param("webhook", webhook)
              .param("reason", reason);
    };
  }

  /**
   * The lock is a statement of its own, so that the next one sees what was placed while it waited.
   * Entries of one case keep their order: a case is locked until the work that wrote them ends.
   */
  @Override
  public void place() {
    if (!anyUnplaced()) {
      return;
    }
    sql.sql(LOCK).query((_, _) -> true).single();
    sql.sql(
            """
            UPDATE feed_entry SET position = placed.position
              FROM (SELECT serial,
                           (SELECT coalesce(max(position), 0) FROM feed_entry)
                             + row_number() OVER (ORDER BY serial) AS position
                      FROM feed_entry WHERE position IS NULL) AS placed
             WHERE feed_entry.serial = placed.serial AND feed_entry.position IS NULL""")
        .update();
  }

  private boolean anyUnplaced() {
    return sql.sql("SELECT EXISTS (SELECT 1 FROM feed_entry WHERE position IS NULL)")
        .query(Boolean.class)
        .single();
  }

  @Override
  public Optional<Placed> last() {
    return sql.sql(
            """
            SELECT * FROM feed_entry WHERE position IS NOT NULL
             ORDER BY position DESC LIMIT 1""")
        .query((row, _) -> FeedRow.placed(row))
        .optional();
  }

  @Override
  public OptionalLong positionOf(EntryId id) {
    return sql.sql("SELECT position FROM feed_entry WHERE id = :id AND position IS NOT NULL")
        .param("id", id.value())
        .query(Long.class)
        .optional()
        .map(OptionalLong::of)
        .orElseGet(OptionalLong::empty);
  }

  /**
   * Places are given at commit, so an entry of a transaction that took long may stand behind one
   * that was recorded later: the first hour since is looked through, and not all that came after.
   */
  @Override
  public long positionBefore(Instant recordedFrom) {
    return sql.sql(
            """
            WITH first AS (
                SELECT recorded_at FROM feed_entry
                 WHERE position IS NOT NULL AND recorded_at >= :from
                 ORDER BY recorded_at LIMIT 1)
            SELECT coalesce(
                (SELECT min(position) - 1 FROM feed_entry
                  WHERE position IS NOT NULL AND recorded_at >= :from
                    AND recorded_at <= (SELECT recorded_at + interval '1 hour' FROM first)),
                (SELECT max(position) FROM feed_entry), 0)""")
        .param("from", Sql.at(recordedFrom))
        .query(Long.class)
        .single();
  }

  @Override
  public List<Placed> find(Question question) {
    return sql.sql(
            """
            SELECT * FROM feed_entry
             WHERE position > :after AND position <= :upTo
               AND (every_case AND :everyCase OR audience @> ARRAY[:own::text])
             ORDER BY position LIMIT :max""")
        .param("after", question.after())
        .param("upTo", question.upTo())
        .param("everyCase", question.asker().everyCase())
        .param("own", question.asker().organisation().value())
        .param("max", question.max())
        .query((row, _) -> FeedRow.placed(row))
        .list();
  }
}
