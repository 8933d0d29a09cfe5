package trm.node.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import trm.node.casework.WorkBook;
import trm.node.casework.WorkItem;
import trm.node.casework.WorkPlace;
import trm.node.casework.WorkQuestion;
import trm.node.casework.WorkQuestion.Filter;
import trm.node.casework.WorkQuestion.Whose;
import trm.referral.CaseReference;
import trm.referral.DeadlineId;
import trm.referral.NodeId;
import trm.referral.OrganisationId;
import trm.referral.OrganisationKind;
import trm.referral.deadline.Due.Ground;
import trm.referral.deadline.Kind;

/** Work lists in PostgreSQL. */
final class PostgresWorkBook implements WorkBook {
  private static final String PLACE =
      "due_at, case_reference COLLATE \"C\", deadline COLLATE \"C\"";

  private static final String OWN_DESKS = "organisation = :own";

  /** Supervisors see of their own desk what has climbed to them. */
  private static final String OWN_CLIMBED =
      """
      organisation = :own AND raised <> '{}' AND (raised && :ownRungs OR raised && :nodeRungs)""";

  private static final String NOBODYS =
      """
      organisation IS NULL
        AND (:desk AND cardinality(:kinds) > 0
               AND (cardinality(performers) = 0 OR performers && :kinds)
             OR raised && :ownRungs OR raised && :nodeRungs)""";

  private static final String OTHERS =
      """
      organisation <> :own AND raised <> '{}' AND raised && :nodeRungs""";

  /** Whether the case of an item is seen by who asks, and by what it is found. */
  private enum Seen {
    /** Item after item in the order of the list: nearly all of one's own are seen. */
    IN_ORDER(
        "",
        """
        (SELECT line.organisations @> ARRAY[:own::text] FROM case_line line
          WHERE line.case_reference = item.case_reference)"""),
    /** By the cases of who asks where these are few. */
    BY_CASES(
        "JOIN case_line line USING (case_reference)", "line.organisations @> ARRAY[:own::text]");

    private final String joined;
    private final String condition;

    Seen(String joined, String condition) {
      this.joined = joined;
      this.condition = condition;
    }
  }

  private static final String FOUND_FOR_A_DESK = found(OWN_DESKS);
  private static final String FOUND_FOR_SUPERVISORS = found(OWN_CLIMBED);

  /**
   * In three parts, each in the order of an index and no longer than the page: what lies where does
   * not make it slower to find what does not lie there.
   */
  private static String found(String own) {
    return "SELECT * FROM (%s UNION ALL %s UNION ALL %s) AS item ORDER BY %s LIMIT :max"
        .formatted(
            part(own, Seen.IN_ORDER),
            part(NOBODYS, Seen.BY_CASES),
            part(OTHERS, Seen.BY_CASES),
            PLACE);
  }

  private static String part(String lies, Seen seen) {
    return """
        (SELECT item.* FROM work_item item %s
          WHERE %s
            AND (:everyCase OR %s)
            AND (:overdue::boolean IS NULL OR :overdue::boolean = (due_at <= :now))
            AND (:measure::text IS NULL OR measure = :measure::text)
            AND (:case::text IS NULL OR case_reference = :case::text)
            AND (:kind::text IS NULL OR kind = :kind::text)
            AND (:before::timestamptz IS NULL OR due_at < :before::timestamptz)
            AND (:afterDue::timestamptz IS NULL
                 OR (due_at, case_reference COLLATE "C", deadline COLLATE "C")
                  > (:afterDue::timestamptz, :afterCase::text, :afterDeadline::text))
          ORDER BY %s LIMIT :max)"""
        .formatted(seen.joined, lies, seen.condition, PLACE);
  }

  private static final String SEPARATOR = " ";
  private final JdbcClient sql;

  PostgresWorkBook(JdbcClient sql) {
    this.sql = sql;
  }

  /** An item that did not change is not written again. */
  @Override
  public void put(String basis, Map<CaseReference, List<WorkItem>> cases) {
    List<WorkItem> items = cases.values().stream().flatMap(List::stream).toList();
    sql.sql(
            """
            WITH made AS (
                UPDATE case_line SET work_basis = :basis
                 WHERE case_reference = ANY (:cases) AND work_basis <> :basis),
            done AS (
                DELETE FROM work_item
                 WHERE case_reference = ANY (:cases)
                   AND NOT EXISTS (SELECT 1 FROM unnest(:case, :deadline) AS kept (c, d)
                                    WHERE c = case_reference AND d = deadline))
            INSERT INTO work_item
                (case_reference, deadline, kind, measure, since, due_at, owed_by, owed_to,
                 organisation, performers, ground, source, raised, next_rung_at, asks)
            SELECT case_reference, deadline, kind, measure, since::timestamptz, due_at::timestamptz,
                   owed_by, owed_to, organisation,
                   string_to_array(performers, ' '), ground, source,
                   string_to_array(raised, ' '), next_rung_at::timestamptz, asks
              FROM unnest(:case, :deadline, :kind, :measure, :since, :due, :by, :to, :organisation,
                          :performers, :ground, :source, :raised, :next, :asks)
                AS item (case_reference, deadline, kind, measure, since, due_at, owed_by, owed_to, organisation,
                         performers, ground, source, raised, next_rung_at, asks)
            ON CONFLICT (case_reference, deadline) DO UPDATE
               SET kind = excluded.kind, measure = excluded.measure, since = excluded.since,
                   due_at = excluded.due_at, owed_by = excluded.owed_by,
                   owed_to = excluded.owed_to, organisation = excluded.organisation,
                   performers = excluded.performers, ground = excluded.ground,
                   source = excluded.source, raised = excluded.raised,
                   next_rung_at = excluded.next_rung_at, asks = excluded.asks
             WHERE work_item IS DISTINCT FROM excluded\
            """)
        .param("basis", basis)
        .param("cases", Sql.textArray(cases.keySet().stream().map(CaseReference::value).toList()))
        .param("case", texts(items, item -> item.caseReference().value()))
        .param("deadline", texts(items, item -> item.deadline().value()))
        .param("kind", texts(items, item -> item.kind().name()))
        .param("measure", texts(items, WorkItem::measure))
        .param("since", texts(items, item -> item.since().toString()))
        .param("due", texts(items, item -> item.dueAt().toString()))
        .param("by", texts(items, item -> item.owedBy().value()))
        .param("to", texts(items, item -> item.owedTo().value()))
        .param("organisation", texts(items, item -> Sql.text(item.organisation())))
        .param("performers", texts(items, item -> joined(item.performers())))
        .param("ground", texts(items, item -> item.ground().name()))
        .param("source", texts(items, WorkItem::source))
        .param("raised", texts(items, item -> String.join(SEPARATOR, item.raised())))
        .param("next", texts(items, item -> Sql.text(item.nextRungAt())))
        .param("asks", texts(items, WorkItem::asks))
        .update();
  }

  private static Object texts(List<WorkItem> items, Function<WorkItem, @Nullable String> value) {
    return Sql.textArray(items.stream().map(value).toList());
  }

  private static String joined(Collection<OrganisationKind> kinds) {
    return kinds.stream()
        .map(OrganisationKind::name)
        .sorted()
        .collect(Collectors.joining(SEPARATOR));
  }

  @Override
  public List<WorkItem> find(WorkQuestion question) {
    Whose whose = question.whose();
    Filter filter = question.filter();
    WorkPlace after = question.after();
    // Planned for who asks: an office with few cases is found by its cases, one with many by the
    // order.
    sql.sql("SET LOCAL plan_cache_mode = 'force_custom_plan'").update();
    return sql.sql(whose.desk() ? FOUND_FOR_A_DESK : FOUND_FOR_SUPERVISORS)
        .param("everyCase", whose.everyCase())
        .param("own", whose.organisation().value())
        .param("desk", whose.desk())
        .param("kinds", array(whose.kinds(), OrganisationKind::name))
        .param("ownRungs", array(whose.ownRungs(), rung -> rung))
        .param("nodeRungs", array(whose.nodeRungs(), rung -> rung))
        .param("overdue", filter.overdue())
        .param("now", Sql.at(filter.now()))
        .param("measure", filter.measure())
        .param("case", Sql.text(filter.caseReference()))
        .param("kind", Sql.text(filter.kind()))
        .param("before", Sql.at(filter.dueBefore()))
        .param("afterDue", after == null ? null : Sql.at(after.dueAt()))
        .param("afterCase", after == null ? null : after.caseReference().value())
        .param("afterDeadline", after == null ? null : after.deadline().value())
        .param("max", question.max())
        .query((row, _) -> item(row))
        .list();
  }

  private static <T> Object array(Collection<T> values, Function<T, String> text) {
    return Sql.textArray(values.stream().map(text).sorted().toList());
  }

  private static WorkItem item(ResultSet row) throws SQLException {
    String organisation = row.getString("organisation");
    return new WorkItem(
        new CaseReference(row.getString("case_reference")),
        new DeadlineId(row.getString("deadline")),
        Kind.valueOf(row.getString("kind")),
        row.getString("measure"),
        row.getString("asks"),
        Sql.instant(row, "since"),
        Sql.instant(row, "due_at"),
        new NodeId(row.getString("owed_by")),
        new NodeId(row.getString("owed_to")),
        organisation == null ? null : new OrganisationId(organisation),
        list(row, "performers").stream().map(OrganisationKind::valueOf).collect(Collectors.toSet()),
        Ground.valueOf(row.getString("ground")),
        row.getString("source"),
        list(row, "raised"),
        Sql.instantOrNull(row, "next_rung_at"));
  }

  private static List<String> list(ResultSet row, String column) throws SQLException {
    return Arrays.asList((String[]) row.getArray(column).getArray());
  }

  @Override
  public List<CaseReference> withRungsDue(Instant now, int max) {
    return sql.sql(
            """
            SELECT case_reference FROM work_item WHERE next_rung_at <= :now
             GROUP BY case_reference
             ORDER BY min(next_rung_at), case_reference COLLATE "C" LIMIT :max\
            """)
        .param("now", Sql.at(now))
        .param("max", max)
        .query((row, _) -> new CaseReference(row.getString(1)))
        .list();
  }

  /** Two halves, since no index answers what is not equal. */
  @Override
  public List<CaseReference> notMadeBy(String basis, int max) {
    return sql.sql(
            """
            SELECT case_reference FROM case_line
             WHERE work_basis < :basis OR work_basis > :basis
             ORDER BY case_reference COLLATE "C" LIMIT :max\
            """)
        .param("basis", basis)
        .param("max", max)
        .query((row, _) -> new CaseReference(row.getString(1)))
        .list();
  }

  @Override
  public Map<String, Long> overdue(Instant now) {
    Map<String, Long> counts = new LinkedHashMap<>();
    OffsetDateTime at = Sql.at(now);
    sql.sql(
            """
            SELECT measure, count(*) FROM work_item WHERE due_at <= :now
             GROUP BY measure ORDER BY measure\
            """)
        .param("now", at)
        .query((row, _) -> counts.put(row.getString(1), row.getLong(2)))
        .list();
    return counts;
  }
}
