package trm.node.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import trm.evidence.CaseReference;
import trm.evidence.ConversationId;
import trm.evidence.Generation;
import trm.evidence.MessageId;
import trm.evidence.NodeId;
import trm.exchange.outbox.Answered;
import trm.exchange.outbox.Claim;
import trm.exchange.outbox.Closing;
import trm.exchange.outbox.Content;
import trm.exchange.outbox.Departure;
import trm.exchange.outbox.Label;
import trm.exchange.outbox.MessageState;
import trm.exchange.outbox.OutboxMessage;
import trm.exchange.outbox.OutboxStore;
import trm.exchange.outbox.Place;
import trm.exchange.outbox.Progress;
import trm.exchange.outbox.Sending;

/** The outbox in PostgreSQL. */
final class PostgresOutboxStore implements OutboxStore {
  private static final String SELECT =
      """
      SELECT o.*, k.wrapped FROM outbox o
        LEFT JOIN part_key k
          ON k.case_reference = o.case_reference AND k.part = o.part
      """;

  /** No further message is claimed beside so many bytes: photos would not fit the heap together. */
  private static final long CLAIM_BYTES = 16L << 20;

  private final JdbcClient sql;
  private final AtRest bodies;
  private final OutboxRow rows;

  PostgresOutboxStore(JdbcClient sql, AtRest bodies) {
    this.sql = sql;
    this.bodies = bodies;
    this.rows = new OutboxRow(bodies);
  }

  @Override
  public Place nextPlace(
      Generation sender, CaseReference caseReference, NodeId recipient, UUID ifNew) {
    return sql.sql(
            """
            INSERT INTO conversation AS c
                (generation, case_reference, recipient, conversation, last_sequence)
            VALUES (:generation, :case, :recipient, :conversation, 1)
            ON CONFLICT (generation, case_reference, recipient)
            DO UPDATE SET last_sequence = c.last_sequence + 1
            RETURNING conversation, last_sequence""")
        .param("generation", sender.number())
        .param("case", caseReference.value())
        .param("recipient", recipient.value())
        .param("conversation", new ConversationId(sender, ifNew).toString())
        .query((row, _) -> new Place(ConversationId.parse(row.getString(1)), row.getLong(2)))
        .single();
  }

  @Override
  public void add(OutboxMessage message) {
    Label label = message.label();
    Progress progress = message.progress();
    content(
            sql.sql(
                """
                INSERT INTO outbox
                    (message_id, recipient, conversation, sequence, case_reference, epoch,
                     event_type, part, urgent, receipt_expected, record_key, issued_at, expires_at,
                     content, envelope, envelope_digest, statement, body, salt, recipient_key_id,
                     state, overdue, claim, failures, sends, due_at, leased_until, last_error,
                     told_code)
                VALUES
                    (:id, :recipient, :conversation, :sequence, :case, :epoch,
                     :eventType, :part, :urgent, :receiptExpected, :recordKey, :issuedAt,
                     :expiresAt, :content, :envelope, :envelopeDigest, :statement::jsonb, :body,
                     :salt, :keyId, :state, :overdue, :claim, :failures, :sends, :dueAt,
                     :leasedUntil, :lastError, :toldCode)"""),
            message.content(),
            label)
        .param("id", label.messageId().value())
        .param("recipient", label.recipient().value())
        .param("conversation", Sql.text(label.conversation()))
        .param("sequence", label.sequence())
        .param("case", Sql.text(label.caseReference()))
        .param("epoch", label.epoch())
        .param("eventType", label.eventType())
        .param("part", label.part())
        .param("urgent", label.urgent())
        .param("receiptExpected", label.receiptExpected())
        .param("recordKey", label.recordKey())
        .param("issuedAt", Sql.at(label.issuedAt()))
        .param("expiresAt", Sql.at(label.expiresAt()))
        .param("state", progress.state().name())
        .param("overdue", progress.overdue())
        .param("claim", progress.claim())
        .param("failures", progress.failures())
        .param("sends", progress.sends())
        .param("dueAt", Sql.at(progress.dueAt()))
        .param("leasedUntil", Sql.at(progress.leasedUntil()))
        .param("lastError", progress.lastError())
        .param("toldCode", progress.toldCode())
        .update();
  }

  private JdbcClient.StatementSpec content(
      JdbcClient.StatementSpec statement, Content content, Label label) {
    return switch (content) {
      case Content.Draft draft ->
          columns(statement, "DRAFT", null, null, null)
              .param("body", bodies.write(draft.body(), label.caseReference(), label.part()))
              .param("salt", null)
              .param("keyId", null);
      case Content.Sealed(var sealed) ->
          columns(
                  statement,
                  "SEALED",
                  sealed.envelope(),
                  Sql.bytes(sealed.envelopeDigest()),
                  StatementJson.write(sealed.statement()))
              .param("body", bodies.write(sealed.body(), label.caseReference(), label.part()))
              .param("salt", sealed.salt())
              .param("keyId", sealed.recipientKeyId().value());
      case Content.Gone(var signed, var digest) ->
          columns(statement, "GONE", null, Sql.bytes(digest), StatementJson.write(signed))
              .param("body", null)
              .param("salt", null)
              .param("keyId", null);
    };
  }

  private static JdbcClient.StatementSpec columns(
      JdbcClient.StatementSpec statement,
      String kind,
      byte @Nullable [] envelope,
      byte @Nullable [] digest,
      @Nullable String signed) {
    return statement
        .param("content", kind)
        .param("envelope", envelope)
        .param("envelopeDigest", digest)
        .param("statement", signed);
  }

  /**
   * What never left, and what is to leave once more, each by the index that holds nothing else: a
   * backlog is not sorted anew for every batch of it. Two sieves. The first leaves out what an
   * earlier message, not due itself, holds back; the second what waits behind a row that another
   * transaction has locked at this moment.
   */
  @Override
  public List<OutboxMessage> claim(Instant now, Duration lease, int max) {
    return sql.sql(
            """
            WITH fresh AS MATERIALIZED (
                SELECT o.message_id, o.conversation, o.sequence, o.urgent, o.position,
                       coalesce(octet_length(o.envelope), 0)
                         + coalesce(octet_length(o.body), 0) AS bytes
                  FROM outbox o
                 WHERE o.state IN ('POSTED', 'SENDING') AND o.due_at <= :now
                   AND (o.state = 'POSTED' OR o.leased_until <= :now)
                   AND (o.urgent OR o.conversation IS NULL OR NOT EXISTS (
                        SELECT 1 FROM outbox before
                         WHERE before.conversation = o.conversation
                           AND before.sequence < o.sequence
                           AND before.state IN ('POSTED', 'SENDING')
                           AND (before.due_at > :now
                                OR before.due_at IS NOT NULL AND before.state = 'SENDING' AND before.leased_until > :now)))
                 ORDER BY o.position LIMIT :max
                   FOR UPDATE OF o SKIP LOCKED),
            again AS MATERIALIZED (
                SELECT o.message_id, o.conversation, o.sequence, o.urgent, o.position,
                       coalesce(octet_length(o.envelope), 0)
                         + coalesce(octet_length(o.body), 0) AS bytes
                  FROM outbox o
                 WHERE o.state = 'SENT' AND o.due_at <= :now
                   AND (o.urgent OR o.conversation IS NULL OR NOT EXISTS (
                        SELECT 1 FROM outbox before
                         WHERE before.conversation = o.conversation
                           AND before.sequence < o.sequence
                           AND before.state IN ('POSTED', 'SENDING')
                           AND (before.due_at > :now
                                OR before.due_at IS NOT NULL AND before.state = 'SENDING' AND before.leased_until > :now)))
                 ORDER BY o.due_at LIMIT :max
                   FOR UPDATE OF o SKIP LOCKED),
            due AS (SELECT * FROM fresh UNION ALL SELECT * FROM again),
            sized AS (
                SELECT due.*, sum(bytes) OVER (ORDER BY position) - bytes AS before FROM due),
            chosen AS (
                SELECT d.message_id FROM sized d
                 WHERE d.before < :bytes AND (d.urgent OR d.conversation IS NULL OR NOT EXISTS (
                        SELECT 1 FROM outbox before
                         WHERE before.conversation = d.conversation
                           AND before.sequence < d.sequence
                           AND before.state IN ('POSTED', 'SENDING')
                           AND before.due_at IS NOT NULL
                           AND before.message_id NOT IN (SELECT message_id FROM due)))
                 ORDER BY d.position LIMIT :max),
            claimed AS (
                UPDATE outbox o
                   SET state = 'SENDING', claim = o.claim + 1, leased_until = :until
                  FROM chosen WHERE o.message_id = chosen.message_id
                RETURNING o.*)
            SELECT o.*, k.wrapped FROM claimed o
              LEFT JOIN part_key k
                ON k.case_reference = o.case_reference AND k.part = o.part
             ORDER BY o.position""")
        .param("now", Sql.at(now))
        .param("until", Sql.at(now.plus(lease)))
        .param("max", max)
        .param("bytes", CLAIM_BYTES)
        .query((row, _) -> rows.message(row))
        .list();
  }

  @Override
  public boolean sent(Claim claim, @Nullable Instant dueAgainAt) {
    return report(
        "state = 'SENT', sends = sends + 1, failures = 0, last_error = NULL, due_at = :dueAt",
        claim,
        dueAgainAt,
        null);
  }

  @Override
  public void sent(List<Departure> departures) {
    if (departures.isEmpty()) {
      return;
    }
    sql.sql(
            """
            WITH reported AS MATERIALIZED (
                SELECT o.message_id, said.due_at
                  FROM unnest(:ids::uuid[], :claims, :dues::timestamptz[])
                    AS said (message_id, claim, due_at)
                  JOIN outbox o ON o.message_id = said.message_id
                   AND o.claim = said.claim AND o.state = 'SENDING'
                   FOR UPDATE OF o SKIP LOCKED)
            UPDATE outbox o
               SET state = 'SENT', sends = sends + 1, failures = 0, last_error = NULL,
                   due_at = reported.due_at, leased_until = NULL,
                   content = CASE WHEN reported.due_at IS NULL THEN 'GONE' ELSE content END,
                   envelope = CASE WHEN reported.due_at IS NOT NULL THEN envelope END,
                   body = CASE WHEN reported.due_at IS NOT NULL THEN body END,
                   salt = CASE WHEN reported.due_at IS NOT NULL THEN salt END,
                   recipient_key_id =
                       CASE WHEN reported.due_at IS NOT NULL THEN recipient_key_id END
              FROM reported WHERE o.message_id = reported.message_id""")
        .param("ids", ids(departures.stream().map(it -> it.claim().messageId()).toList()))
        .param("claims", Sql.longArray(departures.stream().map(it -> it.claim().number()).toList()))
        .param(
            "dues",
            Sql.textArray(departures.stream().map(it -> Sql.text(it.dueAgainAt())).toList()))
        .update();
  }

  private static Object ids(List<MessageId> messageIds) {
    return Sql.textArray(messageIds.stream().map(MessageId::toString).toList());
  }

  @Override
  public boolean failed(Claim claim, String error, @Nullable Instant dueAt) {
    return report(
        "state = CASE WHEN sends > 0 THEN 'SENT' ELSE 'POSTED' END,"
            + " failures = failures + 1, last_error = :error, due_at = :dueAt",
        claim,
        dueAt,
        error);
  }

  @Override
  public boolean deferred(Claim claim, Instant dueAt) {
    return report(
        "state = CASE WHEN sends > 0 THEN 'SENT' ELSE 'POSTED' END, due_at = :dueAt",
        claim,
        dueAt,
        null);
  }

  private boolean report(
      String change, Claim claim, @Nullable Instant dueAt, @Nullable String error) {
    return sql.sql(
                "UPDATE outbox SET "
                    + change
                    + """
                    , leased_until = NULL WHERE message_id = (
                        SELECT message_id FROM outbox
                         WHERE message_id = :id AND claim = :claim AND state = 'SENDING'
                           FOR UPDATE SKIP LOCKED)""")
            .param("id", claim.messageId().value())
            .param("claim", claim.number())
            .param("dueAt", Sql.at(dueAt))
            .param("error", error)
            .update()
        == 1;
  }

  @Override
  public boolean isToBeSent(Claim claim) {
    return sql.sql(
            """
            SELECT true FROM outbox
             WHERE message_id = :id AND claim = :claim AND state = 'SENDING'
               AND content <> 'GONE'""")
        .param("id", claim.messageId().value())
        .param("claim", claim.number())
        .query(Boolean.class)
        .optional()
        .isPresent();
  }

  /** The row is held before its key is asked for, so that no erasure comes between the two. */
  @Override
  public boolean replaceContent(Label label, Content was, Content.Sealed content) {
    return sql.sql(
            """
            SELECT * FROM outbox
             WHERE message_id = :id AND content <> 'GONE' AND (NOT :first OR content = 'DRAFT')
               FOR UPDATE""")
        .param("id", label.messageId().value())
        .param("first", was instanceof Content.Draft)
        .query((row, _) -> OutboxRow.label(row))
        .optional()
        .map(row -> store(label.messageId(), row, content))
        .isPresent();
  }

  private int store(MessageId messageId, Label label, Content.Sealed content) {
    return content(
            sql.sql(
                """
                UPDATE outbox SET content = :content, envelope = :envelope,
                    envelope_digest = :envelopeDigest, statement = :statement::jsonb,
                    body = :body, salt = :salt, recipient_key_id = :keyId
                 WHERE message_id = :id"""),
            content,
            label)
        .param("id", messageId.value())
        .update();
  }

  @Override
  public List<Label> neverSent(Instant issuedFrom) {
    return sql.sql(
            """
            SELECT message_id, recipient, conversation, sequence, case_reference, epoch, event_type,
                   part, urgent, receipt_expected, record_key, issued_at, expires_at
              FROM outbox
             WHERE issued_at >= :from AND sends = 0 AND conversation IS NOT NULL
               AND state IN ('POSTED', 'SENDING') AND content <> 'GONE'
             ORDER BY position""")
        .param("from", Sql.at(issuedFrom))
        .query((row, _) -> OutboxRow.label(row))
        .list();
  }

  @Override
  public void renumber(MessageId messageId, Place place, byte recordKey, Content.Draft content) {
    Label label = find(messageId).orElseThrow().label();
    content(
            sql.sql(
                """
                UPDATE outbox SET conversation = :conversation, sequence = :sequence,
                    record_key = :recordKey, state = 'POSTED', claim = claim + 1,
                    leased_until = NULL, content = :content, envelope = :envelope,
                    envelope_digest = :envelopeDigest, statement = :statement::jsonb,
                    body = :body, salt = :salt, recipient_key_id = :keyId
                 WHERE message_id = :id"""),
            content,
            label)
        .param("conversation", place.conversation().toString())
        .param("sequence", place.sequence())
        .param("recordKey", recordKey)
        .param("id", messageId.value())
        .update();
  }

  @Override
  public void dueAgain(MessageId messageId, Instant now) {
    sql.sql("UPDATE outbox SET due_at = :now WHERE message_id = :id AND state = 'SENT'")
        .param("now", Sql.at(now))
        .param("id", messageId.value())
        .update();
  }

  @Override
  public Optional<OutboxMessage> close(
      MessageId messageId, MessageState verdict, @Nullable String toldCode) {
    return sql.sql(
            """
            WITH old AS MATERIALIZED (
                SELECT * FROM outbox
                 WHERE message_id = :id AND state NOT IN ('ACKNOWLEDGED', 'REFUSED') FOR UPDATE),
            closed AS (
                UPDATE outbox o SET state = :state, told_code = :toldCode, overdue = false,
                    due_at = NULL, leased_until = NULL, closed_at = clock_timestamp(),
                    content = 'GONE', envelope = NULL,
                    body = NULL, salt = NULL, recipient_key_id = NULL
                  FROM old WHERE o.message_id = old.message_id)
            SELECT old.*, k.wrapped FROM old
              LEFT JOIN part_key k
                ON k.case_reference = old.case_reference AND k.part = old.part""")
        .param("id", messageId.value())
        .param("state", verdict.name())
        .param("toldCode", toldCode)
        .query((row, _) -> rows.message(row))
        .optional();
  }

  @Override
  public List<Answered> close(List<Closing> closings) {
    if (closings.isEmpty()) {
      return List.of();
    }
    return sql.sql(
            """
            WITH said AS (
                SELECT * FROM unnest(:ids::uuid[], :states, :codes)
                    AS said (message_id, state, told_code)),
            old AS MATERIALIZED (
                SELECT o.message_id, o.overdue AS was_overdue FROM outbox o
                  JOIN said USING (message_id)
                 WHERE o.state NOT IN ('ACKNOWLEDGED', 'REFUSED')
                 ORDER BY o.message_id FOR UPDATE OF o)
            UPDATE outbox o SET state = said.state, told_code = said.told_code, overdue = false,
                due_at = NULL, leased_until = NULL, closed_at = clock_timestamp(),
                content = 'GONE', envelope = NULL,
                body = NULL, salt = NULL, recipient_key_id = NULL
              FROM old JOIN said USING (message_id) WHERE o.message_id = old.message_id
            RETURNING o.message_id, o.recipient, o.conversation, o.sequence, o.case_reference,
                o.epoch, o.event_type, o.part, o.urgent, o.receipt_expected, o.record_key,
                o.issued_at, o.expires_at, old.was_overdue""")
        .param("ids", ids(closings.stream().map(Closing::messageId).toList()))
        .param("states", Sql.textArray(closings.stream().map(it -> it.verdict().name()).toList()))
        .param("codes", Sql.textArray(closings.stream().map(Closing::toldCode).toList()))
        .query((row, _) -> new Answered(OutboxRow.label(row), row.getBoolean("was_overdue")))
        .list();
  }

  @Override
  public List<Sending> sendings(List<MessageId> messageIds) {
    return sql.sql(
            """
            SELECT message_id, recipient, conversation, sequence, case_reference, epoch,
                   event_type, part, urgent, receipt_expected, record_key, issued_at, expires_at,
                   statement
              FROM outbox WHERE message_id = ANY (:ids::uuid[])""")
        .param("ids", ids(messageIds))
        .query((row, _) -> sending(row))
        .list();
  }

  private static Sending sending(ResultSet row) throws SQLException {
    String statement = row.getString("statement");
    return new Sending(
        OutboxRow.label(row), statement == null ? null : StatementJson.read(statement));
  }

  @Override
  public List<Label> markOverdue(Instant issuedUntil, int max) {
    return sql
        .sql(
            """
            UPDATE outbox SET overdue = true WHERE message_id IN (
                SELECT message_id FROM outbox
                 WHERE receipt_expected AND NOT overdue AND issued_at <= :until
                   AND state IN ('POSTED', 'SENDING', 'SENT')
                   AND (content <> 'GONE' OR sends > 0)
                 ORDER BY issued_at LIMIT :max FOR UPDATE SKIP LOCKED)
            RETURNING message_id, recipient, conversation, sequence, case_reference, epoch,
                event_type, part, urgent, receipt_expected, record_key, issued_at, expires_at""")
        .param("until", Sql.at(issuedUntil))
        .param("max", max)
        .query((row, _) -> OutboxRow.label(row))
        .list()
        .stream()
        .sorted(Comparator.comparing(Label::issuedAt))
        .toList();
  }

  @Override
  public Optional<OutboxMessage> find(MessageId messageId) {
    return sql.sql(SELECT + "WHERE o.message_id = :id")
        .param("id", messageId.value())
        .query((row, _) -> rows.message(row))
        .optional();
  }

  @Override
  public Optional<OutboxMessage> at(ConversationId conversation, long sequence) {
    return sql.sql(
            SELECT
                + "WHERE o.conversation = :conversation AND o.sequence = :sequence"
                + " ORDER BY o.position LIMIT 1")
        .param("conversation", conversation.toString())
        .param("sequence", sequence)
        .query((row, _) -> rows.message(row))
        .optional();
  }

  @Override
  public long lastSequence(ConversationId conversation) {
    return sql.sql("SELECT last_sequence FROM conversation WHERE conversation = :conversation")
        .param("conversation", conversation.toString())
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  @Override
  public Optional<NodeId> recipient(ConversationId conversation) {
    return sql.sql("SELECT recipient FROM conversation WHERE conversation = :conversation")
        .param("conversation", conversation.toString())
        .query((row, _) -> new NodeId(row.getString(1)))
        .optional();
  }

  @Override
  public int erase(CaseReference caseReference, String part) {
    return sql.sql(
            """
            UPDATE outbox SET content = 'GONE', envelope = NULL, body = NULL, salt = NULL,
                recipient_key_id = NULL, due_at = NULL
             WHERE case_reference = :case AND part = :part AND content <> 'GONE'""")
        .param("case", caseReference.value())
        .param("part", part)
        .update();
  }

  @Override
  public void dropContent(MessageId messageId) {
    sql.sql(
            """
            UPDATE outbox SET content = 'GONE', envelope = NULL, body = NULL, salt = NULL,
                recipient_key_id = NULL
             WHERE message_id = :id""")
        .param("id", messageId.value())
        .update();
  }

  @Override
  public int dropExpired(Instant expiredBefore, int max) {
    return sql.sql(
            """
            UPDATE outbox SET content = 'GONE', envelope = NULL, body = NULL, salt = NULL,
                recipient_key_id = NULL
             WHERE message_id IN (
                SELECT message_id FROM outbox
                 WHERE content <> 'GONE' AND due_at IS NULL AND expires_at < :before
                   AND (overdue OR NOT receipt_expected)
                 ORDER BY expires_at LIMIT :max FOR UPDATE SKIP LOCKED)""")
        .param("before", Sql.at(expiredBefore))
        .param("max", max)
        .update();
  }
}
