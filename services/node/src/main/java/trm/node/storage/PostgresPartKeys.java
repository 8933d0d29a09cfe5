package trm.node.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import trm.evidence.CaseReference;
import trm.node.keys.MasterKey;
import trm.node.keys.PartKey;
import trm.node.keys.PartKeys;
import trm.node.keys.UnreadableException;

/** Part keys as rows, each wrapped by the master key and read once a transaction. */
final class PostgresPartKeys implements PartKeys {
  private final JdbcClient sql;
  private final MasterKey masterKey;

  PostgresPartKeys(JdbcClient sql, MasterKey masterKey) {
    this.sql = sql;
    this.masterKey = masterKey;
  }

  /**
   * Tries the master key on one part's key. A node that served with another one would write cases
   * that nobody reads beside those that it does not read itself.
   */
  boolean isMasterKeyTheirs() {
    return sql.sql("SELECT case_reference, part, wrapped FROM part_key LIMIT 1")
        .query((row, _) -> opens(row))
        .optional()
        .orElse(true);
  }

  private boolean opens(ResultSet row) throws SQLException {
    try {
      masterKey.unwrap(row.getBytes(3), new CaseReference(row.getString(1)), row.getString(2));
      return true;
    } catch (UnreadableException e) {
      return false;
    }
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

  @Override
  public Optional<PartKey> unwrap(
      CaseReference caseReference, String part, byte @Nullable [] wrapped) {
    return wrapped == null
        ? Optional.empty()
        : KeysInUse.now()
            .find(
                caseReference,
                part,
                () -> Optional.of(masterKey.unwrap(wrapped, caseReference, part)));
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
