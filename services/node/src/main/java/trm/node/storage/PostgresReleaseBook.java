package trm.node.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import trm.node.statistics.ReleaseBook;
import trm.node.statistics.ReleasePeriod;
import trm.referral.CaseReference;

/** Releases in PostgreSQL, whose schema lets no two of them share a day. */
final class PostgresReleaseBook implements ReleaseBook {
  private final JdbcClient sql;

  PostgresReleaseBook(JdbcClient sql) {
    this.sql = sql;
  }

  @Override
  public Optional<LocalDate> releasedUntil() {
    return sql.sql("SELECT period_until FROM statistics_release ORDER BY 1 DESC LIMIT 1")
        .query((row, _) -> row.getObject(1, LocalDate.class))
        .optional();
  }

  @Override
  public boolean add(Kept release, Instant now) {
    ReleasePeriod period = release.period();
    return sql.sql(
                """
                INSERT INTO statistics_release
                    (period_from, period_until, cut_off_on, published_on, made_at, content, digest)
                VALUES (:from, :until, :cutOff, :published, :now, :content, :digest)
                ON CONFLICT DO NOTHING""")
            .param("from", period.from())
            .param("until", period.until())
            .param("cutOff", period.cutOffOn())
            .param("published", period.publishedOn())
            .param("now", Sql.at(now))
            .param("content", release.text())
            .param("digest", release.digest().bytes())
            .update()
        > 0;
  }

  @Override
  public List<Kept> published(Instant now) {
    return sql.sql(
            """
            SELECT * FROM statistics_release
             WHERE published_on <= (:now::timestamptz AT TIME ZONE 'UTC')::date
             ORDER BY period_from DESC""")
        .param("now", Sql.at(now))
        .query((row, _) -> kept(row))
        .list();
  }

  private static Kept kept(ResultSet row) throws SQLException {
    return new Kept(
        new ReleasePeriod(
            row.getObject("period_from", LocalDate.class),
            row.getObject("period_until", LocalDate.class),
            row.getObject("cut_off_on", LocalDate.class),
            row.getObject("published_on", LocalDate.class)),
        row.getString("content"),
        Sql.digest(row, "digest"));
  }

  @Override
  public List<CaseReference> begun(Instant from, Instant until) {
    return sql.sql(
            """
            SELECT DISTINCT case_reference FROM case_fact
             WHERE event_type = 'ReferralOpened'
               AND (clear #>> '{stamp,recordedAt}')::timestamptz >= :from
               AND (clear #>> '{stamp,recordedAt}')::timestamptz < :until
             ORDER BY case_reference""")
        .param("from", Sql.at(from))
        .param("until", Sql.at(until))
        .query((row, _) -> new CaseReference(row.getString(1)))
        .list();
  }
}
