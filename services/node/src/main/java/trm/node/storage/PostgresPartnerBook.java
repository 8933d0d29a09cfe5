package trm.node.storage;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import trm.node.casework.CaseStore;
import trm.node.partner.Holdings;
import trm.node.partner.Partner;
import trm.node.partner.Partner.Ending;
import trm.node.partner.Partner.State;
import trm.node.partner.Partner.Step;
import trm.node.partner.Partner.Suspension;
import trm.node.partner.Partner.Terms;
import trm.node.partner.PartnerBook;
import trm.node.partner.PartnerId;
import trm.node.partner.Trouble;
import trm.referral.OfficerId;
import trm.referral.OrganisationId;
import trm.referral.OrganisationKind;

/** Partners in PostgreSQL. */
final class PostgresPartnerBook implements PartnerBook {
  private static final int PARTNERS_MAX = 1000;
  private final JdbcClient sql;
  private final HeldWork held;

  PostgresPartnerBook(JdbcClient sql, CaseStore cases) {
    this.sql = sql;
    this.held = new HeldWork(sql, cases);
  }

  @Override
  public boolean add(Partner partner) {
    return written(
                sql.sql(
                    """
                    INSERT INTO partner
                        (id, organisation, kind, name, language, contact, key_set, key_set_url,
                         requests_per_minute, client_id, account, state, work_goes_to, ended_by,
                         ended_by_officer, suspended_at, suspended_by, suspended_by_officer,
                         tokens_from, version, due_at, failures, trouble, asked_at,
                         changed_at)
                    VALUES (:id, :organisation, :kind, :name, :language, :contact, :keySet,
                            :keySetUrl, :requestsPerMinute, :clientId, :account, :state,
                            :workGoesTo, :endedBy, :endedByOfficer, :suspendedAt, :suspendedBy,
                            :suspendedByOfficer, :tokensFrom, :version, :dueAt, :failures,
                            :trouble, :askedAt, :changedAt)
                    ON CONFLICT DO NOTHING"""),
                partner)
            .param("organisation", partner.organisation().value())
            .param("kind", partner.kind().name())
            .param("clientId", partner.clientId())
            .param("askedAt", Sql.at(partner.askedAt()))
            .update()
        == 1;
  }

  @Override
  public void put(Partner partner) {
    written(
            sql.sql(
                """
                UPDATE partner
                   SET name = :name, language = :language, contact = :contact, key_set = :keySet,
                       key_set_url = :keySetUrl, requests_per_minute = :requestsPerMinute,
                       account = :account, state = :state, work_goes_to = :workGoesTo,
                       ended_by = :endedBy, ended_by_officer = :endedByOfficer,
                       suspended_at = :suspendedAt, suspended_by = :suspendedBy,
                       suspended_by_officer = :suspendedByOfficer, tokens_from = :tokensFrom,
                       version = :version, due_at = :dueAt, failures = :failures,
                       trouble = :trouble, changed_at = :changedAt,
                       leased_until = CASE WHEN version = :version THEN NULL ELSE leased_until END
                 WHERE id = :id"""),
            partner)
        .update();
  }

  private static JdbcClient.StatementSpec written(
      JdbcClient.StatementSpec statement, Partner partner) {
    Terms terms = partner.terms();
    Ending ending = partner.ending();
    Suspension suspension = partner.suspension();
    return statement
        .param("id", partner.id().value())
        .param("name", terms.name())
        .param("language", terms.language())
        .param("contact", terms.contact())
        .param("keySet", terms.keySet())
        .param("keySetUrl", Sql.text(terms.keySetUrl()))
        .param("requestsPerMinute", terms.requestsPerMinute())
        .param("account", partner.account())
        .param("state", partner.state().name())
        .param("workGoesTo", ending == null ? null : Sql.text(ending.workGoesTo()))
        .param("endedBy", ending == null ? null : ending.by().value())
        .param("endedByOfficer", ending == null ? null : ending.officer().value())
        .param("suspendedAt", suspension == null ? null : Sql.at(suspension.at()))
        .param("suspendedBy", suspension == null ? null : suspension.by().value())
        .param("suspendedByOfficer", suspension == null ? null : suspension.officer().value())
        .param("tokensFrom", Sql.at(partner.tokensFrom()))
        .param("version", partner.version())
        .param("dueAt", Sql.at(partner.step().dueAt()))
        .param("failures", partner.step().failures())
        .param("trouble", Sql.text(partner.step().trouble()))
        .param("changedAt", Sql.at(partner.changedAt()));
  }

  @Override
  public Optional<Partner> find(PartnerId id) {
    return sql.sql("SELECT * FROM partner WHERE id = :id FOR UPDATE")
        .param("id", id.value())
        .query((row, _) -> partner(row))
        .optional();
  }

  @Override
  public Optional<Partner> of(OrganisationId organisation) {
    return sql.sql("SELECT * FROM partner WHERE organisation = :organisation AND state <> 'CLOSED'")
        .param("organisation", organisation.value())
        .query((row, _) -> partner(row))
        .optional();
  }

  @Override
  public List<Partner> all() {
    return sql.sql("SELECT * FROM partner ORDER BY asked_at DESC, id LIMIT :max")
        .param("max", PARTNERS_MAX)
        .query((row, _) -> partner(row))
        .list();
  }

  @Override
  public Optional<Partner> claim(Instant now, Instant leaseUntil) {
    return sql.sql(
            """
            UPDATE partner SET leased_until = :leaseUntil
             WHERE id = (SELECT id FROM partner
                          WHERE due_at <= :now
                            AND (leased_until IS NULL OR leased_until <= :now)
                          ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING *""")
        .param("now", Sql.at(now))
        .param("leaseUntil", Sql.at(leaseUntil))
        .query((row, _) -> partner(row))
        .optional();
  }

  @Override
  public void release(PartnerId id) {
    sql.sql("UPDATE partner SET leased_until = NULL WHERE id = :id")
        .param("id", id.value())
        .update();
  }

  @Override
  public Holdings heldBy(OrganisationId organisation, @Nullable OrganisationId successor) {
    return held.of(organisation, successor);
  }

  @Override
  public Map<String, Integer> limits() {
    Map<String, Integer> limits = new HashMap<>();
    sql.sql(
            """
            SELECT account, requests_per_minute FROM partner
             WHERE account IS NOT NULL AND requests_per_minute IS NOT NULL""")
        .query((row, _) -> limits.put(row.getString(1), row.getInt(2)))
        .list();
    return limits;
  }

  @Override
  public List<ShutOut> shutOut(Instant since) {
    return sql.sql(
            """
            SELECT client_id, account,
                   CASE WHEN suspended_at IS NULL AND state NOT IN ('CLOSING', 'WITHDRAWN', 'CLOSED')
                        THEN tokens_from END AS tokens_from
              FROM partner
             WHERE suspended_at IS NOT NULL AND state <> 'CLOSED'
                OR state IN ('CLOSING', 'WITHDRAWN')
                OR state = 'CLOSED' AND changed_at >= :since
                OR tokens_from >= :since""")
        .param("since", Sql.at(since))
        .query((row, _) -> shutOut(row))
        .list();
  }

  private static ShutOut shutOut(ResultSet row) throws SQLException {
    Instant from = Sql.instantOrNull(row, "tokens_from");
    return new ShutOut(
        row.getString("client_id"), row.getString("account"), from == null ? Instant.MAX : from);
  }

  private static Partner partner(ResultSet row) throws SQLException {
    return new Partner(
        new PartnerId(Sql.uuid(row, "id")),
        new OrganisationId(row.getString("organisation")),
        OrganisationKind.valueOf(row.getString("kind")),
        terms(row),
        row.getString("client_id"),
        row.getString("account"),
        State.valueOf(row.getString("state")),
        ending(row),
        suspension(row),
        Sql.instantOrNull(row, "tokens_from"),
        step(row),
        row.getLong("version"),
        Sql.instant(row, "asked_at"),
        Sql.instant(row, "changed_at"));
  }

  private static Terms terms(ResultSet row) throws SQLException {
    String url = row.getString("key_set_url");
    return new Terms(
        row.getString("name"),
        row.getString("language"),
        row.getString("contact"),
        row.getString("key_set"),
        url == null ? null : URI.create(url),
        row.getObject("requests_per_minute", Integer.class));
  }

  private static @Nullable Ending ending(ResultSet row) throws SQLException {
    String by = row.getString("ended_by");
    String successor = row.getString("work_goes_to");
    return by == null
        ? null
        : new Ending(
            successor == null ? null : new OrganisationId(successor),
            new OrganisationId(by),
            new OfficerId(row.getString("ended_by_officer")));
  }

  private static @Nullable Suspension suspension(ResultSet row) throws SQLException {
    String by = row.getString("suspended_by");
    return by == null
        ? null
        : new Suspension(
            new OrganisationId(by),
            new OfficerId(row.getString("suspended_by_officer")),
            Sql.instant(row, "suspended_at"));
  }

  private static Step step(ResultSet row) throws SQLException {
    String trouble = row.getString("trouble");
    return new Step(
        Sql.instantOrNull(row, "due_at"),
        row.getInt("failures"),
        trouble == null ? null : Trouble.valueOf(trouble));
  }
}
