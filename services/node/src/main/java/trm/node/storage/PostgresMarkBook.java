package trm.node.storage;

import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import trm.evidence.Digest;
import trm.node.casework.MarkBook;
import trm.referral.CaseReference;
import trm.referral.OrganisationId;
import trm.referral.Part;

/** Marks in PostgreSQL. */
final class PostgresMarkBook implements MarkBook {
  private final JdbcClient sql;

  PostgresMarkBook(JdbcClient sql) {
    this.sql = sql;
  }

  @Override
  public void keep(CaseReference caseReference, Part part, Set<Digest> marks) {
    sql.sql(
            """
            INSERT INTO person_mark (case_reference, part, mark)
            SELECT :case, :part, unnest(:marks) ON CONFLICT DO NOTHING""")
        .param("case", caseReference.value())
        .param("part", part.name())
        .param("marks", Sql.array(List.copyOf(marks)))
        .update();
  }

  @Override
  public List<CaseReference> others(
      CaseReference than, Set<Digest> marks, OrganisationId organisation) {
    return sql.sql(
            """
            SELECT DISTINCT case_reference
              FROM person_mark JOIN case_line USING (case_reference)
             WHERE mark = ANY(:marks) AND organisations @> ARRAY[:organisation::text]
               AND case_reference <> :case
             ORDER BY case_reference""")
        .param("marks", Sql.array(List.copyOf(marks)))
        .param("organisation", organisation.value())
        .param("case", than.value())
        .query((row, _) -> new CaseReference(row.getString(1)))
        .list();
  }

  @Override
  public void forget(CaseReference caseReference, Part part) {
    sql.sql("DELETE FROM person_mark WHERE case_reference = :case AND part = :part")
        .param("case", caseReference.value())
        .param("part", part.name())
        .update();
  }
}
