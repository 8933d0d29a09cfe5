package trm.node.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import trm.node.statistics.IndicatorBook;
import trm.node.statistics.IndicatorDesk;
import trm.node.statistics.Indicators.Feedback;
import trm.node.statistics.Indicators.Overdue;
import trm.node.statistics.Indicators.Verification;
import trm.node.statistics.Indicators.Year;

/** Indicators from the clear halves of facts. A year is that in which a fact was recorded here. */
final class PostgresIndicatorBook implements IndicatorBook {
  private static final String FACTS =
      """
      WITH fact AS (
        SELECT case_reference, event_type, clear -> 'event' AS event, clear -> 'stamp' AS stamp,
               (clear #>> '{stamp,recordedAt}')::timestamptz AS at
          FROM case_fact
         WHERE event_type IN ('RequestMade', 'AnswerGiven', 'ArrivalConfirmed', 'FeedbackGiven',
                              'EscalationRaised'))
      """;
  private final JdbcClient sql;

  PostgresIndicatorBook(JdbcClient sql) {
    this.sql = sql;
  }

  @Override
  public List<Year> years(Instant endedBefore, int k) {
    int last = endedBefore.atOffset(ZoneOffset.UTC).getYear() - 1;
    Map<Integer, Verification> verified = verified(k);
    Map<Integer, Feedback> feedback = feedback(k);
    Map<Integer, List<Overdue>> overdue = overdue(k);
    return IntStream.iterate(last, year -> year >= first(last), year -> year - 1)
        .mapToObj(
            year ->
                new Year(
                    year,
                    verified.get(year),
                    feedback.get(year),
                    overdue.getOrDefault(year, List.of())))
        .toList();
  }

  private int first(int last) {
    LocalDate first =
        sql.sql(FACTS + "SELECT min(at AT TIME ZONE 'UTC')::date FROM fact")
            .query((row, _) -> first(row))
            .single()
            .orElse(LocalDate.of(last + 1, 1, 1));
    return first.getYear();
  }

  private static java.util.Optional<LocalDate> first(ResultSet row) throws SQLException {
    @Nullable LocalDate day = row.getObject(1, LocalDate.class);
    return java.util.Optional.ofNullable(day);
  }

  /** The first answer that ends a request counts. */
  private Map<Integer, Verification> verified(int k) {
    Map<Integer, Verification> years = new HashMap<>();
    sql.sql(
            FACTS
                + """
                , asked AS (
                  SELECT case_reference, event ->> 'requestId' AS id, min(at) AS at FROM fact
                   WHERE event_type = 'RequestMade'
                     AND event ->> 'kind' = 'NATIONALITY_AND_IDENTITY' GROUP BY 1, 2),
                answered AS (
                  SELECT case_reference, event ->> 'requestId' AS id, min(at) AS at FROM fact
                   WHERE event_type = 'AnswerGiven'
                     AND event ->> 'outcome' <> 'MORE_DATA_NEEDED' GROUP BY 1, 2),
                took AS (
                  SELECT answered.at, extract(epoch FROM answered.at - asked.at) / 86400 AS days
                    FROM asked JOIN answered USING (case_reference, id))
                SELECT extract(year FROM at AT TIME ZONE 'UTC')::int AS year, count(*),
                       percentile_disc(0.5) WITHIN GROUP (ORDER BY days),
                       percentile_disc(0.9) WITHIN GROUP (ORDER BY days)
                  FROM took GROUP BY year HAVING count(*) >= :k""")
        .param("k", k)
        .query(
            (row, _) ->
                years.put(
                    row.getInt(1), new Verification(row.getLong(2), whole(row, 3), whole(row, 4))))
        .list();
    return years;
  }

  /** Begun days: a fraction would tell of one request. */
  private static long whole(ResultSet row, int column) throws SQLException {
    return (long) Math.ceil(Math.max(0, row.getDouble(column)));
  }

  private Map<Integer, Feedback> feedback(int k) {
    Map<Integer, Feedback> years = new HashMap<>();
    sql.sql(
            FACTS
                + """
                , arrived AS (
                  SELECT case_reference, event ->> 'handoverId' AS id, min(at) AS at FROM fact
                   WHERE event_type = 'ArrivalConfirmed' GROUP BY 1, 2),
                told AS (
                  SELECT case_reference, event ->> 'handoverId' AS id, min(at) AS at FROM fact
                   WHERE event_type = 'FeedbackGiven' GROUP BY 1, 2)
                SELECT extract(year FROM arrived.at AT TIME ZONE 'UTC')::int AS year, count(*),
                       count(*) FILTER (WHERE told.at < arrived.at + make_interval(days => :days))
                  FROM arrived LEFT JOIN told USING (case_reference, id)
                 GROUP BY year HAVING count(*) >= :k""")
        .param("days", (int) IndicatorDesk.FEEDBACK_WITHIN.toDays())
        .param("k", k)
        .query((row, _) -> years.put(row.getInt(1), feedback(row.getLong(2), row.getLong(3), k)))
        .list();
    return years;
  }

  /** A share tells how many are on either side of it, so both must be many, or one nobody. */
  private static Feedback feedback(long arrived, long told, int k) {
    long silent = arrived - told;
    boolean tells = (told > 0 && told < k) || (silent > 0 && silent < k);
    return new Feedback(arrived, tells ? null : Math.round(100.0 * told / arrived));
  }

  /** A matter counts once, in the year in which somebody was first told of it. */
  private Map<Integer, List<Overdue>> overdue(int k) {
    Map<Integer, List<Overdue>> years = new HashMap<>();
    sql.sql(
            FACTS
                + """
                , matter AS (
                  SELECT case_reference, event ->> 'deadline', stamp ->> 'measure' AS measure,
                         min(at) AS at
                    FROM fact WHERE event_type = 'EscalationRaised' GROUP BY 1, 2, 3)
                SELECT extract(year FROM at AT TIME ZONE 'UTC')::int AS year, measure, count(*) FROM matter
                 GROUP BY year, measure HAVING count(*) >= :k ORDER BY year, measure""")
        .param("k", k)
        .query(
            (row, _) ->
                years
                    .computeIfAbsent(row.getInt(1), _ -> new java.util.ArrayList<>())
                    .add(new Overdue(row.getString(2), row.getLong(3))))
        .list();
    return years;
  }
}
