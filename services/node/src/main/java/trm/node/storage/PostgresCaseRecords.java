package trm.node.storage;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import trm.evidence.journal.EntryDetail;
import trm.node.casework.StoredCase;
import trm.node.casework.StoredCase.Secret;
import trm.node.keys.MasterKey;
import trm.node.keys.UnreadableException;
import trm.node.wire.StoredFact;
import trm.referral.CaseReference;

/** The cases of a node as a {@link Snapshot} of its database has them, one at a time. */
public final class PostgresCaseRecords {
  private final JdbcClient sql;
  private final MasterKey masterKey;
  private final AtRest details;
  private final AtRest facts;

  public PostgresCaseRecords(Snapshot snapshot, MasterKey masterKey) {
    this.sql = snapshot.sql();
    this.masterKey = masterKey;
    PostgresPartKeys keys = new PostgresPartKeys(sql, masterKey);
    this.details = new AtRest(keys, masterKey, "detail");
    this.facts = new AtRest(keys, masterKey, "fact");
  }

  /** Every case of which anything tells: facts, entries, the list, or keys. */
  public Stream<CaseReference> cases() {
    return sql
        .sql(
            """
            SELECT case_reference FROM case_fact
            UNION SELECT case_reference FROM journal_line WHERE case_reference IS NOT NULL
            UNION SELECT case_reference FROM case_line
            UNION SELECT case_reference FROM part_key ORDER BY 1""")
        .query((row, _) -> new CaseReference(row.getString(1)))
        .stream();
  }

  /** All of one case but its files. */
  public StoredCase read(CaseReference reference) {
    return new StoredCase(
        reference,
        facts(reference),
        entries(reference),
        sql.sql("SELECT * FROM case_line WHERE case_reference = :case")
            .param("case", reference.value())
            .query((row, _) -> PostgresCaseStore.line(row))
            .optional()
            .orElse(null),
        isInEveryList(reference),
        badKeys(reference),
        erasedBefore(reference),
        told(reference));
  }

  private boolean isInEveryList(CaseReference reference) {
    return sql.sql(
            """
            WITH told (organisation, changed_at) AS (
                SELECT organisation, changed_at FROM case_line, unnest(organisations) AS organisation
                 WHERE case_reference = :case),
            listed AS (
                SELECT organisation, changed_at FROM case_by_organisation
                 WHERE case_reference = :case)
            SELECT NOT EXISTS (TABLE told EXCEPT TABLE listed)
               AND NOT EXISTS (TABLE listed EXCEPT TABLE told)""")
        .param("case", reference.value())
        .query(Boolean.class)
        .single();
  }

  private List<StoredCase.Row> facts(CaseReference reference) {
    return sql.sql(
            """
            SELECT f.*, k.wrapped FROM case_fact f
              LEFT JOIN part_key k ON k.case_reference = f.case_reference AND k.part = f.part
             WHERE f.case_reference = :case ORDER BY f.version""")
        .param("case", reference.value())
        .query((row, _) -> fact(row))
        .list();
  }

  private StoredCase.Row fact(ResultSet row) throws SQLException {
    SnapshotRow guarded = opened(row, facts, "guarded", "case_reference");
    String secret =
        guarded instanceof SnapshotRow.Open(byte[] content)
            ? new String(content, StandardCharsets.UTF_8)
            : null;
    return new StoredCase.Row(
        row.getLong("version"),
        row.getString("part"),
        Sql.instant(row, "stored_at"),
        new StoredFact(row.getString("event_type"), row.getString("clear"), secret),
        state(guarded));
  }

  private static @Nullable SnapshotRow opened(
      ResultSet row, AtRest atRest, String column, String ofCase) throws SQLException {
    byte[] stored = row.getBytes(column);
    return stored == null
        ? null
        : SnapshotRow.open(
            atRest, stored, row.getBytes("wrapped"), row.getString(ofCase), row.getString("part"));
  }

  private static Secret state(@Nullable SnapshotRow guarded) {
    return switch (guarded) {
      case null -> Secret.NONE;
      case SnapshotRow.Open open -> Secret.OPEN;
      case SnapshotRow.Gone gone -> Secret.GONE;
      case SnapshotRow.Unreadable unreadable -> Secret.UNREADABLE;
    };
  }

  private List<StoredCase.Entry> entries(CaseReference reference) {
    return sql.sql(
            """
            SELECT l.generation, l.index, l.leaf, d.case_reference AS of_case, d.part, d.protected,
                   k.wrapped
              FROM journal_line l
              LEFT JOIN journal_detail d ON d.generation = l.generation AND d.index = l.index
              LEFT JOIN part_key k ON k.case_reference = d.case_reference AND k.part = d.part
             WHERE l.case_reference = :case ORDER BY l.generation, l.index""")
        .param("case", reference.value())
        .query((row, _) -> entry(row))
        .list();
  }

  private StoredCase.Entry entry(ResultSet row) throws SQLException {
    EntryDetail detail =
        opened(row, details, "protected", "of_case") instanceof SnapshotRow.Open(byte[] whole)
            ? PostgresNodeRecords.split(whole, row.getString("part"))
            : null;
    return new StoredCase.Entry(
        row.getInt("generation"), row.getLong("index"), row.getBytes("leaf"), detail);
  }

  private Set<String> badKeys(CaseReference reference) {
    return sql
        .sql("SELECT part, wrapped FROM part_key WHERE case_reference = :case")
        .param("case", reference.value())
        .query((row, _) -> isUsable(row, reference) ? "" : row.getString("part"))
        .list()
        .stream()
        .filter(part -> !part.isEmpty())
        .collect(Collectors.toSet());
  }

  private boolean isUsable(ResultSet row, CaseReference reference) throws SQLException {
    try {
      var place = new trm.evidence.CaseReference(reference.value());
      return masterKey.unwrap(row.getBytes("wrapped"), place, row.getString("part")) != null;
    } catch (UnreadableException e) {
      return false;
    }
  }

  private Set<String> erasedBefore(CaseReference reference) {
    return Set.copyOf(
        sql.sql("SELECT part FROM key_left_out WHERE case_reference = :case")
            .param("case", reference.value())
            .query(String.class)
            .list());
  }

  private List<StoredCase.Told> told(CaseReference reference) {
    return sql.sql("SELECT * FROM disclosure WHERE case_reference = :case ORDER BY position")
        .param("case", reference.value())
        .query(
            (row, _) ->
                new StoredCase.Told(
                    Sql.uuid(row, "message_id"),
                    row.getString("recipient"),
                    Sql.instant(row, "told_at"),
                    row.getString("basis"),
                    row.getString("ground")))
        .list();
  }
}
