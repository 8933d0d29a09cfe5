package trm.node.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import trm.evidence.CaseReference;
import trm.evidence.journal.Checkpoint;
import trm.evidence.journal.EntryDetail;
import trm.evidence.journal.ReceiptText;
import trm.node.casework.EvidenceArchive;

/** What PostgreSQL holds of the proof of a case. */
final class PostgresEvidenceArchive implements EvidenceArchive {
  private static final int SALT_BYTES = 32;
  private static final int NEWEST_SIGNED_MAX = 256;
  private final JdbcClient sql;
  private final AtRest details;

  PostgresEvidenceArchive(JdbcClient sql, AtRest details) {
    this.sql = sql;
    this.details = details;
  }

  @Override
  public List<ArchivedEntry> entries(CaseReference caseReference, long before) {
    return sql.sql(
            """
            SELECT l.index, l.leaf, d.part, d.protected, k.wrapped
              FROM journal_line l
              LEFT JOIN journal_detail d ON d.generation = l.generation AND d.index = l.index
              LEFT JOIN part_key k ON k.case_reference = d.case_reference AND k.part = d.part
             WHERE l.case_reference = :case AND l.index < :before
               AND l.generation = (SELECT max(number) FROM journal_generation)
             ORDER BY l.index""")
        .param("case", caseReference.value())
        .param("before", before)
        .query(
            (row, _) ->
                new ArchivedEntry(
                    row.getLong("index"), row.getBytes("leaf"), detail(row, caseReference)))
        .list();
  }

  private @Nullable EntryDetail detail(ResultSet row, CaseReference caseReference)
      throws SQLException {
    byte[] stored = row.getBytes("protected");
    if (stored == null) {
      return null;
    }
    String part = row.getString("part");
    Optional<byte[]> whole = details.read(stored, row.getBytes("wrapped"), caseReference, part);
    return whole.map(bytes -> split(bytes, part)).orElse(null);
  }

  private static EntryDetail split(byte[] whole, @Nullable String part) {
    return new EntryDetail(
        Arrays.copyOf(whole, SALT_BYTES),
        Arrays.copyOfRange(whole, SALT_BYTES, whole.length),
        part);
  }

  @Override
  public List<String> statements(CaseReference caseReference) {
    return sql.sql(
            """
            SELECT jws FROM (
                SELECT statement ->> 'jws' AS jws, statement ->> 'issuedAt' AS issued_at
                  FROM outbox WHERE case_reference = :case AND statement IS NOT NULL
                UNION
                SELECT statement ->> 'jws', statement ->> 'issuedAt'
                  FROM inbox_note WHERE statement ->> 'caseReference' = :case
                UNION
                SELECT statement ->> 'jws', statement ->> 'issuedAt'
                  FROM received_statement WHERE case_reference = :case) AS signed
             ORDER BY issued_at, jws""")
        .param("case", caseReference.value())
        .query(String.class)
        .list();
  }

  @Override
  public List<Long> sizesShown(CaseReference caseReference) {
    int current = generation();
    Stream<Long> receipted =
        sql
            .sql(
                """
                SELECT DISTINCT r.text FROM receipt_owed r
                 WHERE r.text IS NOT NULL AND r.envelope IN (
                    SELECT first_envelope FROM inbox_note
                     WHERE statement ->> 'caseReference' = :case
                    UNION
                    SELECT envelope FROM received_statement WHERE case_reference = :case)""")
            .param("case", caseReference.value())
            .query(String.class)
            .list()
            .stream()
            .map(text -> ReceiptText.parse(text).checkpoint().checkpoint())
            .filter(checkpoint -> checkpoint.journal().number() == current)
            .map(Checkpoint::size);
    return Stream.concat(receipted, newestSigned().stream()).distinct().sorted().toList();
  }

  private List<Long> newestSigned() {
    return sql.sql(
            """
            SELECT size FROM journal_checkpoint
             WHERE generation = (SELECT max(number) FROM journal_generation)
             ORDER BY size DESC LIMIT :max""")
        .param("max", NEWEST_SIGNED_MAX)
        .query(Long.class)
        .list();
  }

  private int generation() {
    return sql.sql("SELECT max(number) FROM journal_generation").query(Integer.class).single();
  }

  @Override
  public List<String> receipts(CaseReference caseReference) {
    return sql.sql(
            """
            SELECT r.text FROM receipt_held r JOIN outbox o USING (message_id)
             WHERE o.case_reference = :case ORDER BY o.position""")
        .param("case", caseReference.value())
        .query(String.class)
        .list();
  }
}
