package trm.node.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import trm.node.casework.CaseStore;
import trm.node.partner.Holdings;
import trm.node.partner.Holdings.Hold;
import trm.node.partner.Holdings.InHand;
import trm.node.partner.Holdings.Task;
import trm.referral.CaseReference;
import trm.referral.OrganisationId;
import trm.referral.TaskId;
import trm.referral.file.FactList;
import trm.referral.file.Holds;

/**
 * What only one organisation can answer, as the lists of cases, of work and of deliveries have it,
 * and of holds, which are in no list, as the law reads the facts. A case in hand with which nothing
 * can be done any more, since all of it is erased, is none.
 */
final class HeldWork {
  private static final String TASK = "task:";
  private final JdbcClient sql;
  private final CaseStore cases;

  HeldWork(JdbcClient sql, CaseStore cases) {
    this.sql = sql;
    this.cases = cases;
  }

  Holdings of(OrganisationId organisation, @Nullable OrganisationId successor) {
    return new Holdings(
        inHand(organisation, successor),
        tasks(organisation),
        holds(organisation, successor),
        offered(organisation),
        undelivered(organisation));
  }

  private List<InHand> inHand(OrganisationId organisation, @Nullable OrganisationId successor) {
    return sql.sql(
            """
            SELECT line.*, EXISTS (SELECT 1 FROM work_item item
                                    WHERE item.case_reference = line.case_reference
                                      AND item.kind = 'TURN'
                                      AND item.organisation = :successor) AS asked_for
              FROM case_line line
             WHERE turn_holder = :organisation
               AND EXISTS (SELECT 1 FROM part_key key
                            WHERE key.case_reference = line.case_reference)
             ORDER BY case_reference""")
        .param("organisation", organisation.value())
        .param("successor", successor == null ? null : successor.value())
        .query((row, _) -> inHand(row))
        .list();
  }

  private static InHand inHand(ResultSet row) throws SQLException {
    return new InHand(
        new CaseReference(row.getString("case_reference")),
        row.getLong("version"),
        row.getLong("epoch"),
        row.getLong("turn"),
        row.getBoolean("asked_for"));
  }

  private List<Task> tasks(OrganisationId organisation) {
    return sql.sql(
            """
            SELECT line.*, item.deadline
              FROM work_item item JOIN case_line line USING (case_reference)
             WHERE item.kind = 'TASK' AND item.organisation = :organisation
             ORDER BY case_reference, deadline""")
        .param("organisation", organisation.value())
        .query((row, _) -> task(row))
        .list();
  }

  private static Task task(ResultSet row) throws SQLException {
    return new Task(
        new CaseReference(row.getString("case_reference")),
        row.getLong("version"),
        row.getLong("epoch"),
        row.getLong("turn"),
        new TaskId(row.getString("deadline").substring(TASK.length())));
  }

  private List<Hold> holds(OrganisationId organisation, @Nullable OrganisationId successor) {
    return sql
        .sql(
            """
            SELECT * FROM case_line line
             WHERE case_reference IN (SELECT case_reference FROM case_fact
                                       WHERE event_type = 'HoldPlaced'
                                         AND clear -> 'event' ->> 'author' = :organisation)
             ORDER BY case_reference""")
        .param("organisation", organisation.value())
        .query((row, _) -> line(row))
        .list()
        .stream()
        .flatMap(line -> holds(line, organisation, successor))
        .toList();
  }

  /** Where a case stands. */
  private record Line(CaseReference caseReference, long version, long epoch, long turn) {}

  private static Line line(ResultSet row) throws SQLException {
    return new Line(
        new CaseReference(row.getString("case_reference")),
        row.getLong("version"),
        row.getLong("epoch"),
        row.getLong("turn"));
  }

  private Stream<Hold> holds(
      Line line, OrganisationId organisation, @Nullable OrganisationId successor) {
    Holds holds = Holds.of(new FactList(cases.read(line.caseReference()).facts()));
    boolean followed =
        successor != null && holds.open().stream().anyMatch(hold -> hold.isPlacedBy(successor));
    return holds.onlyReleasedBy(organisation).stream()
        .map(
            hold ->
                new Hold(
                    line.caseReference(),
                    line.version(),
                    line.epoch(),
                    line.turn(),
                    hold.id(),
                    followed));
  }

  private List<CaseReference> offered(OrganisationId organisation) {
    return sql.sql(
            """
            SELECT DISTINCT case_reference FROM work_item
             WHERE kind = 'TURN' AND organisation = :organisation ORDER BY case_reference""")
        .param("organisation", organisation.value())
        .query((row, _) -> new CaseReference(row.getString(1)))
        .list();
  }

  /** What is due, and what happened in its cases and is no delivery yet. */
  private long undelivered(OrganisationId organisation) {
    return sql.sql(
            """
            SELECT (SELECT count(*) FROM webhook_delivery delivery
                      JOIN webhook ON webhook.id = delivery.webhook
                     WHERE webhook.organisation = :organisation AND webhook.state = 'ACTIVE'
                       AND delivery.state = 'DUE')
                 + (SELECT count(*) FROM webhook JOIN feed_entry entry
                        ON entry.position > webhook.told_up_to
                     WHERE webhook.organisation = :organisation AND webhook.state = 'ACTIVE'
                       AND :organisation = ANY (entry.audience))""")
        .param("organisation", organisation.value())
        .query(Long.class)
        .single();
  }
}
