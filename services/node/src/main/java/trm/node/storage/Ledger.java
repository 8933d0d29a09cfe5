package trm.node.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import trm.exchange.UnitOfWork;
import trm.exchange.inbox.Quarantined;
import trm.node.casework.Page;
import trm.node.casework.Place;

/** The ledger of mail, for people: what was sent, what is overdue, what was put aside. */
public final class Ledger {
  /** Never the envelope and the body, which may have photos in them. */
  private static final String LINE =
      """
      o.position, o.message_id, o.recipient, o.case_reference, o.event_type, o.epoch, o.state,
      o.overdue, o.sends, o.failures, o.last_error, o.told_code, o.issued_at, o.closed_at,
      o.expires_at""";

  private final UnitOfWork unitOfWork;
  private final JdbcClient sql;

  Ledger(UnitOfWork unitOfWork, JdbcClient sql) {
    this.unitOfWork = unitOfWork;
    this.sql = sql;
  }

  /**
   * One message that was posted; class A data only.
   *
   * @param position its place among all messages, in the order of their making
   * @param state POSTED, SENDING, SENT, ACKNOWLEDGED or REFUSED
   * @param overdue no receipt came in time, and none has come since
   * @param lastError coded
   * @param toldCode why the recipient refused, as far as it says
   */
  public record Line(
      long position,
      String messageId,
      String recipient,
      @Nullable String caseReference,
      String eventType,
      long epoch,
      String state,
      boolean overdue,
      int sends,
      int failures,
      @Nullable String lastError,
      @Nullable String toldCode,
      Instant issuedAt,
      @Nullable Instant closedAt,
      Instant expiresAt) {}

  /**
   * What is asked of the ledger.
   *
   * @param organisation only cases in which it takes part; absent for all
   * @param overdueOnly only what is overdue
   * @param before only what was posted before the one at this position
   */
  public record Question(
      @Nullable String organisation,
      @Nullable String caseReference,
      @Nullable String state,
      boolean overdueOnly,
      @Nullable Long before,
      int max) {}

  /** Messages about cases, the newest first; the courier's own are left out. */
  public List<Line> lines(Question question) {
    return unitOfWork.carryOut(_ -> read(question)).value();
  }

  private List<Line> read(Question question) {
    return sql.sql(
            """
            SELECT %s FROM outbox o
             WHERE o.receipt_expected AND (NOT :overdueOnly OR o.overdue)
               AND (:before::bigint IS NULL OR o.position < :before)
               AND (:case::text IS NULL OR o.case_reference = :case)
               AND (:state::text IS NULL OR o.state = :state)
               AND (:organisation::text IS NULL OR EXISTS (
                    SELECT 1 FROM case_line c WHERE c.case_reference = o.case_reference
                       AND c.organisations @> ARRAY[:organisation::text]))
             ORDER BY o.position DESC LIMIT :max"""
                .formatted(LINE))
        .param("organisation", question.organisation())
        .param("case", question.caseReference())
        .param("state", question.state())
        .param("overdueOnly", question.overdueOnly())
        .param("before", question.before())
        .param("max", question.max())
        .query((row, _) -> line(row))
        .list();
  }

  /**
   * One message.
   *
   * @param organisation only if it takes part in the case; absent for any
   */
  public Optional<Line> line(UUID messageId, @Nullable String organisation) {
    return unitOfWork.carryOut(_ -> find(messageId, organisation)).value();
  }

  private Optional<Line> find(UUID messageId, @Nullable String organisation) {
    return sql.sql(
            """
            SELECT %s FROM outbox o
             WHERE o.message_id = :id AND o.receipt_expected
               AND (:organisation::text IS NULL OR EXISTS (
                    SELECT 1 FROM case_line c WHERE c.case_reference = o.case_reference
                       AND c.organisations @> ARRAY[:organisation::text]))"""
                .formatted(LINE))
        .param("id", messageId)
        .param("organisation", organisation)
        .query((row, _) -> line(row))
        .optional();
  }

  private static Line line(ResultSet row) throws SQLException {
    return new Line(
        row.getLong("position"),
        row.getString("message_id"),
        row.getString("recipient"),
        row.getString("case_reference"),
        row.getString("event_type"),
        row.getLong("epoch"),
        row.getString("state"),
        row.getBoolean("overdue"),
        row.getInt("sends"),
        row.getInt("failures"),
        row.getString("last_error"),
        row.getString("told_code"),
        Sql.instant(row, "issued_at"),
        Sql.instantOrNull(row, "closed_at"),
        Sql.instant(row, "expires_at"));
  }

  /** Envelopes that were put aside, the last first. */
  public Page<Quarantined> quarantine(@Nullable Place after, int max) {
    return Page.of(
        unitOfWork.carryOut(_ -> aside(after, max)).value(),
        max,
        one -> new Place(one.lastAt(), one.envelope().toString()));
  }

  private List<Quarantined> aside(@Nullable Place after, int max) {
    return sql.sql(
            """
            SELECT * FROM quarantine
             WHERE :at::timestamptz IS NULL OR (last_at, encode(envelope, 'hex')) < (:at, :name)
             ORDER BY last_at DESC, encode(envelope, 'hex') DESC LIMIT :max""")
        .param("at", after == null ? null : Sql.at(after.changedAt()))
        .param("name", after == null ? null : after.name())
        .param("max", max)
        .query((row, _) -> PostgresInboxStore.quarantinedRow(row))
        .list();
  }

  /** How many messages are overdue now. */
  public long overdue() {
    return unitOfWork
        .carryOut(
            _ -> sql.sql("SELECT count(*) FROM outbox WHERE overdue").query(Long.class).single())
        .value();
  }

  /**
   * Forgets answers given before this instant.
   *
   * @return how many
   */
  public int forgetAnswers(Instant givenBefore) {
    return unitOfWork
        .carryOut(
            _ ->
                sql.sql("DELETE FROM given_answer WHERE given_at < :before")
                    .param("before", Sql.at(givenBefore))
                    .update())
        .value();
  }
}
