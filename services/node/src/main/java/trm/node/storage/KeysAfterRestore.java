package trm.node.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import trm.evidence.CaseReference;
import trm.node.keys.MasterKey;
import trm.node.keys.UnreadableException;

/**
 * Sees to it that what was erased stays erased when a database and a copy of keys come together.
 */
final class KeysAfterRestore {
  private final JdbcClient sql;
  private final MasterKey masterKey;

  KeysAfterRestore(JdbcClient sql, MasterKey masterKey) {
    this.sql = sql;
    this.masterKey = masterKey;
  }

  Restore.LeftOut leaveOut(Set<String> erased, Properties words) {
    tryEach();
    int listed = erased.stream().mapToInt(this::leaveOut).sum();
    int known = erasedByTheFacts().stream().mapToInt(this::leaveOut).sum();
    int missing = explainMissing();
    return new Restore.LeftOut(
        "%s as it was at %s: generation %s with %s entries."
            .formatted(
                words.getProperty("node"),
                words.getProperty("takenAt"),
                words.getProperty("generation"),
                words.getProperty("entries")),
        listed + known,
        missing);
  }

  /** A wrong master key would make every case unreadable, and nobody would notice today. */
  private void tryEach() {
    try {
      sql.sql("SELECT * FROM part_key")
          .query(
              row -> {
                place(row);
              });
    } catch (UnreadableException e) {
      throw new IllegalStateException(
          "A part's key cannot be unwrapped: the master key is not the one of this backup.", e);
    }
  }

  private void place(ResultSet row) throws SQLException {
    masterKey.unwrap(
        row.getBytes("wrapped"),
        new CaseReference(row.getString("case_reference")),
        row.getString("part"));
  }

  /** Answers 1 if there was such a key. */
  private int leaveOut(String caseAndPart) {
    String[] words = caseAndPart.strip().split("\\s+", 2);
    if (words.length != 2) {
      throw new IllegalStateException("Not a case and a part: " + caseAndPart);
    }
    return sql.sql("DELETE FROM part_key WHERE case_reference = :case AND part = :part")
        .param("case", words[0])
        .param("part", words[1])
        .update();
  }

  /** Parts that a fact says were erased, and whose key still opens what lay there before. */
  private List<String> erasedByTheFacts() {
    return sql
        .sql(
            """
            SELECT DISTINCT ON (f.case_reference, f.part)
                   f.case_reference, f.part, f.guarded, k.wrapped
              FROM case_fact e
             CROSS JOIN LATERAL jsonb_array_elements_text(e.clear -> 'event' -> 'erased') AS gone (part)
              JOIN case_fact f ON f.case_reference = e.case_reference AND f.part = gone.part
                   AND f.version < e.version AND f.guarded IS NOT NULL
              JOIN part_key k ON k.case_reference = f.case_reference AND k.part = f.part
             WHERE e.event_type IN ('ErasureCarriedOut', 'RetentionEnded')
             ORDER BY f.case_reference, f.part, f.version DESC""")
        .query((row, _) -> opens(row) ? row.getString(1) + " " + row.getString(2) : "")
        .list()
        .stream()
        .filter(part -> !part.isEmpty())
        .toList();
  }

  private boolean opens(ResultSet row) throws SQLException {
    CaseReference place = new CaseReference(row.getString("case_reference"));
    String part = row.getString("part");
    return masterKey
        .unwrap(row.getBytes("wrapped"), place, part)
        .decrypt(row.getBytes("guarded"), place, part, "fact")
        .isPresent();
  }

  /**
   * The copy of the keys is newer than the database: what no key of it opens was erased since. A
   * part that was written to again after its erasure has another key there.
   */
  private int explainMissing() {
    Set<CaseAndPart> missing = new LinkedHashSet<>();
    sql.sql(
            """
            SELECT DISTINCT ON (f.case_reference, f.part)
                   f.case_reference, f.part, f.guarded, k.wrapped
              FROM case_fact f
              LEFT JOIN part_key k ON k.case_reference = f.case_reference AND k.part = f.part
             WHERE f.guarded IS NOT NULL
               AND NOT EXISTS (SELECT 1 FROM case_fact e
                                WHERE e.case_reference = f.case_reference
                                  AND e.event_type IN ('ErasureCarriedOut', 'RetentionEnded')
                                  AND jsonb_exists(e.clear -> 'event' -> 'erased', f.part)
                                  AND e.version > f.version)
             ORDER BY f.case_reference, f.part, f.version""")
        .query(
            row -> {
              if (row.getBytes("wrapped") == null || !opens(row)) {
                missing.add(new CaseAndPart(row.getString(1), row.getString(2)));
              }
            });
    missing.forEach(this::explain);
    return missing.size();
  }

  private record CaseAndPart(String caseReference, String part) {}

  private void explain(CaseAndPart one) {
    sql.sql(
            """
            INSERT INTO key_left_out (case_reference, part, restored_at)
            VALUES (:case, :part, now()) ON CONFLICT DO NOTHING""")
        .param("case", one.caseReference())
        .param("part", one.part())
        .update();
  }
}
