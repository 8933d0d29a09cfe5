package trm.node.storage;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import trm.node.casework.DraftStore;
import trm.node.casework.Page;
import trm.node.casework.Place;
import trm.node.casework.SavedDraft;
import trm.node.wire.Names;
import trm.referral.CaseReference;
import trm.referral.OfficerId;
import trm.referral.OrganisationId;
import trm.referral.Part;

/** Drafts in PostgreSQL. */
final class PostgresDraftStore implements DraftStore {
  private static final String SELECT =
      """
      SELECT draft.*, part_key.wrapped
        FROM draft LEFT JOIN part_key
          ON part_key.case_reference = draft.case_reference AND part_key.part = 'OWN'
       WHERE draft.organisation = :organisation""";
  private final JdbcClient sql;
  private final AtRest atRest;

  PostgresDraftStore(JdbcClient sql, AtRest atRest) {
    this.sql = sql;
    this.atRest = atRest;
  }

  @Override
  public Optional<SavedDraft> find(OrganisationId organisation, UUID id) {
    return sql
        .sql(SELECT + " AND draft.id = :id")
        .param("organisation", organisation.value())
        .param("id", id)
        .query((row, _) -> read(row))
        .list()
        .stream()
        .flatMap(Optional::stream)
        .findFirst();
  }

  @Override
  public Page<SavedDraft> of(OrganisationId organisation, @Nullable Place after, int max) {
    List<Row> rows =
        sql.sql(
                SELECT
                    + """
                       AND (:at::timestamptz IS NULL
                            OR (draft.changed_at, draft.id::text) < (:at, :name))
                     ORDER BY draft.changed_at DESC, draft.id::text DESC LIMIT :max""")
            .param("organisation", organisation.value())
            .param("at", after == null ? null : Sql.at(after.changedAt()))
            .param("name", after == null ? null : after.name())
            .param("max", max)
            .query((row, _) -> new Row(place(row), read(row)))
            .list();
    Page<Row> page = Page.of(rows, max, Row::place);
    return new Page<>(rows.stream().flatMap(row -> row.draft().stream()).toList(), page.next());
  }

  /** A row, and what of it still reads. */
  private record Row(Place place, Optional<SavedDraft> draft) {}

  private static Place place(ResultSet row) throws SQLException {
    return new Place(Sql.instant(row, "changed_at"), Sql.uuid(row, "id").toString());
  }

  private Optional<SavedDraft> read(ResultSet row) throws SQLException {
    String named = row.getString("case_reference");
    CaseReference caseReference = named == null ? null : new CaseReference(named);
    Optional<String> content =
        atRest
            .read(
                row.getBytes("content"), row.getBytes("wrapped"), place(caseReference), part(named))
            .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    return content.isEmpty()
        ? Optional.empty()
        : Optional.of(draft(row, caseReference, content.get()));
  }

  private static SavedDraft draft(
      ResultSet row, @Nullable CaseReference caseReference, String content) throws SQLException {
    return new SavedDraft(
        Sql.uuid(row, "id"),
        new OrganisationId(row.getString("organisation")),
        new OfficerId(row.getString("officer")),
        caseReference,
        row.getString("command"),
        row.getLong("version"),
        Sql.instant(row, "changed_at"),
        content);
  }

  @Override
  public boolean put(SavedDraft draft) {
    String statement =
        draft.version() == 1
            ? """
              INSERT INTO draft
                  (organisation, id, officer, case_reference, command, version, changed_at, content)
              VALUES (:organisation, :id, :officer, :case, :command, :version, :at, :content)
              ON CONFLICT DO NOTHING"""
            : """
              UPDATE draft
                 SET officer = :officer, case_reference = :case, command = :command,
                     version = :version, changed_at = :at, content = :content
               WHERE organisation = :organisation AND id = :id AND version = :version - 1""";
    CaseReference reference = draft.caseReference();
    return sql.sql(statement)
            .param("organisation", draft.organisation().value())
            .param("id", draft.id())
            .param("officer", draft.officer().value())
            .param("case", reference == null ? null : reference.value())
            .param("command", draft.command())
            .param("version", draft.version())
            .param("at", Sql.at(draft.changedAt()))
            .param("content", content(draft))
            .update()
        > 0;
  }

  private byte[] content(SavedDraft draft) {
    CaseReference reference = draft.caseReference();
    return atRest.write(
        draft.content().getBytes(StandardCharsets.UTF_8),
        place(reference),
        part(reference == null ? null : reference.value()));
  }

  private static trm.evidence.@Nullable CaseReference place(@Nullable CaseReference reference) {
    return reference == null ? null : Names.toProof(reference);
  }

  private static @Nullable String part(@Nullable String caseReference) {
    return caseReference == null ? null : Part.OWN.name();
  }

  @Override
  public boolean delete(OrganisationId organisation, UUID id) {
    return sql.sql("DELETE FROM draft WHERE organisation = :organisation AND id = :id")
            .param("organisation", organisation.value())
            .param("id", id)
            .update()
        > 0;
  }

  /** What was erased with its case cannot be read any more and needs no waiting. */
  @Override
  public int forget(Instant untouchedSince) {
    return sql.sql(
            """
            DELETE FROM draft
             WHERE changed_at < :since
                OR (case_reference IS NOT NULL AND NOT EXISTS
                    (SELECT 1 FROM part_key
                      WHERE part_key.case_reference = draft.case_reference AND part = 'OWN'))""")
        .param("since", Sql.at(untouchedSince))
        .update();
  }
}
