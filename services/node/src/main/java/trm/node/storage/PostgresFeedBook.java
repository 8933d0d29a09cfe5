package trm.node.storage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
    sql.sql(
            """
            INSERT INTO feed_entry
                (id, type, case_reference, measure, epoch, turn, webhook, reason,
                 occurred_at, recorded_at, audience, every_case)
            SELECT id, type, case_reference, measure, epoch, turn, webhook, reason,
                   occurred_at, recorded_at, string_to_array(audience, ' '), every_case
              FROM unnest(:ids::uuid[], :types, :cases, :measures, :epochs::bigint[],
                          :turns::bigint[], :webhooks::uuid[], :reasons,
                          :occurredAts::timestamptz[], :recordedAts::timestamptz[], :audiences,
                          :everyCases::boolean[])
                   WITH ORDINALITY
                AS entry (id, type, case_reference, measure, epoch, turn, webhook, reason,
                          occurred_at, recorded_at, audience, every_case, at)
             ORDER BY at""")
        .param("ids", each(entries, FeedEntry::id))
        .param("types", each(entries, entry -> entry.type().value()))
        .param("cases", ofCase(entries, About.OfCase::caseReference))
        .param("measures", ofCase(entries, About.OfCase::measure))
        .param("epochs", ofCase(entries, About.OfCase::epoch))
        .param("turns", ofCase(entries, About.OfCase::turn))
        .param("webhooks", ofWebhook(entries, About.OfWebhook::webhook))
        .param("reasons", ofWebhook(entries, About.OfWebhook::reason))
        .param("occurredAts", each(entries, FeedEntry::occurredAt))
        .param("recordedAts", each(entries, FeedEntry::recordedAt))
        .param("audiences", each(entries, PostgresFeedBook::audience))
        .param("everyCases", each(entries, FeedEntry::everyCase))
        .update();
  }

  /** Identifiers of organisations have no blanks. */
  private static String audience(FeedEntry entry) {
    return entry.audience().stream()
        .map(OrganisationId::value)
        .sorted()
        .collect(Collectors.joining(" "));
  }

  private static Object ofCase(
      List<FeedEntry> entries, Function<About.OfCase, @Nullable Object> value) {
    return each(entries, it -> it.about() instanceof About.OfCase of ? value.apply(of) : null);
  }

  private static Object ofWebhook(
      List<FeedEntry> entries, Function<About.OfWebhook, @Nullable Object> value) {
    return each(entries, it -> it.about() instanceof About.OfWebhook of ? value.apply(of) : null);
  }

  private static Object each(List<FeedEntry> entries, Function<FeedEntry, @Nullable Object> value) {
    return Sql.textArray(entries.stream().map(entry -> Sql.text(value.apply(entry))).toList());
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
                      FROM feed_entry WHERE position IS NULL
                     ORDER BY serial LIMIT :max) AS placed
             WHERE feed_entry.serial = placed.serial AND feed_entry.position IS NULL""")
        .param("max", PLACED_AT_ONCE)
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
