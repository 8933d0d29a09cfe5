package trm.node.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import trm.node.casework.AttachmentStore;
import trm.node.wire.Names;
import trm.referral.AttachmentId;
import trm.referral.CaseReference;
import trm.referral.Part;

/** Photos and scans in PostgreSQL, each encrypted under the key of its part. */
final class PostgresAttachmentStore implements AttachmentStore {
  private final JdbcClient sql;
  private final AtRest atRest;

  PostgresAttachmentStore(JdbcClient sql, AtRest atRest) {
    this.sql = sql;
    this.atRest = atRest;
  }

  @Override
  public void keep(CaseReference caseReference, Part part, AttachmentId id, byte[] content) {
    sql.sql(
            """
            INSERT INTO attachment (case_reference, part, attachment_id, content)
            VALUES (:case, :part, :id, :content) ON CONFLICT DO NOTHING\
            """)
        .param("case", caseReference.value())
        .param("part", part.name())
        .param("id", id.value())
        .param("content", atRest.write(content, Names.toProof(caseReference), part.name()))
        .update();
  }

  @Override
  public Optional<byte[]> find(CaseReference caseReference, AttachmentId id) {
    return sql.sql(
            """
            SELECT a.part, a.content, k.wrapped FROM attachment a
              JOIN part_key k ON k.case_reference = a.case_reference AND k.part = a.part
             WHERE a.case_reference = :case AND a.attachment_id = :id
             ORDER BY a.part LIMIT 1\
            """)
        .param("case", caseReference.value())
        .param("id", id.value())
        .query((row, _) -> Row.of(row))
        .optional()
        .flatMap(row -> read(caseReference, row));
  }

  @SuppressWarnings("ArrayRecordComponent") // A row on its way to a content, never compared.
  private record Row(String part, byte[] content, byte[] wrapped) {
    static Row of(ResultSet row) throws SQLException {
      return new Row(row.getString("part"), row.getBytes("content"), row.getBytes("wrapped"));
    }
  }

  private Optional<byte[]> read(CaseReference caseReference, Row row) {
    return atRest.read(row.content(), row.wrapped(), Names.toProof(caseReference), row.part());
  }

  @Override
  public void erase(CaseReference caseReference, Part part) {
    sql.sql("DELETE FROM attachment WHERE case_reference = :case AND part = :part")
        .param("case", caseReference.value())
        .param("part", part.name())
        .update();
  }
}
