package trm.node.storage;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import trm.evidence.CaseReference;
import trm.node.keys.MasterKey;
import trm.node.keys.PartKey;
import trm.node.keys.PartKeys;

/** Part keys as rows, each wrapped by the master key and read once a transaction. */
final class PostgresPartKeys implements PartKeys {
  private final JdbcClient sql;
  private final MasterKey masterKey;

  PostgresPartKeys(JdbcClient sql, MasterKey masterKey) {
    this.sql = sql;
    this.masterKey = masterKey;
  }

  @Override
  public PartKey require(CaseReference caseReference, String part) {
    return find(caseReference, part).orElseGet(() -> make(caseReference, part));
  }

  /** Two transactions may make the same key at once: the second waits, and takes the first's. */
  private PartKey make(CaseReference caseReference, String part) {
    PartKey fresh = PartKey.random();
    sql.sql(
            """
            INSERT INTO part_key (case_reference, part, wrapped) VALUES (:case, :part, :wrapped)
            ON CONFLICT DO NOTHING""")
        .param("case", caseReference.value())
        .param("part", part)
        .param("wrapped", masterKey.wrap(fresh, caseReference, part))
        .update();
    return find(caseReference, part).orElseThrow();
  }

  @Override
  public Optional<PartKey> find(CaseReference caseReference, String part) {
    return KeysInUse.now().find(caseReference, part, () -> read(caseReference, part));
  }

  private Optional<PartKey> read(CaseReference caseReference, String part) {
    return sql.sql("SELECT wrapped FROM part_key WHERE case_reference = :case AND part = :part")
        .param("case", caseReference.value())
        .param("part", part)
        .query((row, _) -> masterKey.unwrap(row.getBytes(1), caseReference, part))
        .optional();
  }

  @Override
  public void destroy(CaseReference caseReference, String part) {
    KeysInUse.now().forget(caseReference, part);
    sql.sql("DELETE FROM part_key WHERE case_reference = :case AND part = :part")
        .param("case", caseReference.value())
        .param("part", part)
        .update();
  }
}
