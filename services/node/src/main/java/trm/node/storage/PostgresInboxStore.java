package trm.node.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import trm.evidence.CaseReference;
import trm.evidence.ConversationId;
import trm.evidence.Digest;
import trm.evidence.MessageId;
import trm.evidence.NodeId;
import trm.exchange.inbox.Ahead;
import trm.exchange.inbox.Gap;
import trm.exchange.inbox.InboxStore;
import trm.exchange.inbox.Noted;
import trm.exchange.inbox.QuarantineReason;
import trm.exchange.inbox.Quarantined;
import trm.exchange.inbox.Turn;

/** The inbox in PostgreSQL. */
final class PostgresInboxStore implements InboxStore {
  /** With envelopes of photos, as many as a small heap holds. */
  private static final long ENVELOPES_BYTES = 1L << 24;

  private final JdbcClient sql;

  PostgresInboxStore(JdbcClient sql) {
    this.sql = sql;
  }

  @Override
  public void lock(ConversationId conversation) {
    sql.sql("SELECT pg_advisory_xact_lock(hashtextextended(:conversation, 7467003))")
        .param("conversation", conversation.toString())
        .query((_, _) -> true)
        .single();
  }

  /** The order stands in a query of its own, so that the locks are taken in it. */
  @Override
  public void lock(Set<ConversationId> conversations) {
    if (conversations.isEmpty()) {
      return;
    }
    sql.sql(
            """
            SELECT pg_advisory_xact_lock(key)
              FROM (SELECT DISTINCT hashtextextended(conversation, 7467003) AS key
                      FROM unnest(:conversations) AS conversation ORDER BY key OFFSET 0) AS ordered""")
        .param("conversations", texts(conversations))
        .query((_, _) -> true)
        .list();
  }

  private static Object texts(Collection<ConversationId> conversations) {
    return Sql.textArray(conversations.stream().map(ConversationId::toString).toList());
  }

  @Override
  public List<Noted> find(Set<Digest> envelopes) {
    return sql.sql("SELECT * FROM inbox_note WHERE envelope = ANY (:envelopes)")
        .param("envelopes", Sql.array(List.copyOf(envelopes)))
        .query((row, _) -> noted(row))
        .list();
  }

  @Override
  public Set<Digest> quarantined(Set<Digest> envelopes) {
    return sql.sql("SELECT envelope FROM quarantine WHERE envelope = ANY (:envelopes)")
        .param("envelopes", Sql.array(List.copyOf(envelopes)))
        .query((row, _) -> Digest.of(row.getBytes(1)))
        .set();
  }

  @Override
  public List<Noted> find(NodeId sender, Set<MessageId> messageIds) {
    return sql.sql(
            """
            SELECT DISTINCT ON (message_id) * FROM inbox_note
             WHERE sender = :sender AND message_id = ANY (:ids::uuid[])
             ORDER BY message_id, position""")
        .param("sender", sender.value())
        .param("ids", Sql.textArray(messageIds.stream().map(MessageId::toString).toList()))
        .query((row, _) -> noted(row))
        .list();
  }

  @Override
  public Map<ConversationId, Standing> standings(Set<ConversationId> conversations) {
    Map<ConversationId, Standing> standings = new HashMap<>();
    if (!conversations.isEmpty()) {
      sql.sql(
              """
              SELECT wanted.conversation, coalesce(c.expected, 1),
                     EXISTS (SELECT 1 FROM inbox_ahead a
                              WHERE a.conversation = wanted.conversation)
                FROM unnest(:conversations) AS wanted (conversation)
                LEFT JOIN inbox_conversation c USING (conversation)""")
          .param("conversations", texts(conversations))
          .query(
              (row, _) ->
                  standings.put(
                      ConversationId.parse(row.getString(1)),
                      new Standing(row.getLong(2), row.getBoolean(3))))
          .list();
    }
    return standings;
  }

  @Override
  public void note(List<Noted> noted) {
    if (noted.isEmpty()) {
      return;
    }
    sql.sql(
            """
            INSERT INTO inbox_note (envelope, first_envelope, sender, message_id, statement,
                                    received_at, expires_at)
            SELECT envelope, first_envelope, sender, message_id, statement, received_at, expires_at
              FROM unnest(:envelopes, :firsts, :senders, :ids::uuid[], :statements::jsonb[],
                          :receivedAts::timestamptz[], :expiresAts::timestamptz[])
                WITH ORDINALITY
                AS noted (envelope, first_envelope, sender, message_id, statement, received_at,
                          expires_at, at)
             ORDER BY at
            ON CONFLICT DO NOTHING""")
        .param("envelopes", Sql.array(noted.stream().map(Noted::envelope).toList()))
        .param("firsts", Sql.array(noted.stream().map(Noted::firstEnvelope).toList()))
        .param("senders", each(noted, it -> it.signed().statement().sender().value()))
        .param("ids", each(noted, it -> it.signed().statement().messageId().toString()))
        .param("statements", each(noted, it -> StatementJson.write(it.signed())))
        .param("receivedAts", each(noted, it -> it.receivedAt().toString()))
        .param("expiresAts", each(noted, it -> it.signed().statement().expiresAt().toString()))
        .update();
  }

  private static Object each(List<Noted> noted, Function<Noted, @Nullable String> text) {
    return Sql.textArray(noted.stream().map(text).toList());
  }

  @Override
  public void expect(Map<ConversationId, Long> sequences) {
    if (sequences.isEmpty()) {
      return;
    }
    List<Map.Entry<ConversationId, Long>> all = List.copyOf(sequences.entrySet());
    sql.sql(
            """
            INSERT INTO inbox_conversation (conversation, expected)
            SELECT * FROM unnest(:conversations, :next)
            ON CONFLICT (conversation)
            DO UPDATE SET expected = excluded.expected""")
        .param("conversations", texts(all.stream().map(Map.Entry::getKey).toList()))
        .param("next", Sql.longArray(all.stream().map(Map.Entry::getValue).toList()))
        .update();
  }

  @Override
  public Optional<Noted> find(Digest envelope) {
    return sql.sql("SELECT * FROM inbox_note WHERE envelope = :envelope")
        .param("envelope", envelope.bytes())
        .query((row, _) -> noted(row))
        .optional();
  }

  @Override
  public Optional<Noted> find(NodeId sender, MessageId messageId) {
    return sql.sql(
            """
            SELECT * FROM inbox_note WHERE sender = :sender AND message_id = :id
             ORDER BY position LIMIT 1""")
        .param("sender", sender.value())
        .param("id", messageId.value())
        .query((row, _) -> noted(row))
        .optional();
  }

  @Override
  public Optional<Noted> at(ConversationId conversation, long sequence) {
    return sql.sql(
            """
            SELECT * FROM inbox_note
             WHERE statement ->> 'conversation' = :conversation
               AND statement ->> 'sequence' = :sequence
             ORDER BY position LIMIT 1""")
        .param("conversation", conversation.toString())
        .param("sequence", Long.toString(sequence))
        .query((row, _) -> noted(row))
        .optional();
  }

  /** The condition and the order are those of an index. */
  @Override
  public List<Noted> newest(NodeId sender, int max) {
    return sql.sql(
            """
            SELECT * FROM inbox_note
             WHERE sender = :sender AND envelope = first_envelope
               AND statement ->> 'conversation' IS NOT NULL
             ORDER BY expires_at DESC LIMIT :max""")
        .param("sender", sender.value())
        .param("max", max)
        .query((row, _) -> noted(row))
        .list();
  }

  /** A conversation's text begins with the node that speaks in it. */
  @Override
  public List<Ahead.Parked> parked(NodeId sender, int max) {
    return sql.sql(
            """
            SELECT * FROM (
                SELECT *, sum(length(envelope)) OVER place - length(envelope) AS before
                  FROM inbox_ahead
                 WHERE envelope IS NOT NULL AND starts_with(conversation, :sender || '/')
                WINDOW place AS (ORDER BY received_at DESC, conversation, sequence)) AS waiting
             WHERE before < :bytes
             ORDER BY received_at DESC, conversation, sequence LIMIT :max""")
        .param("sender", sender.value())
        .param("bytes", ENVELOPES_BYTES)
        .param("max", max)
        .query((row, _) -> parked(row))
        .list();
  }

  private static Noted noted(ResultSet row) throws SQLException {
    return new Noted(
        StatementJson.read(row.getString("statement")),
        Sql.digest(row, "envelope"),
        Sql.digest(row, "first_envelope"),
        Sql.instant(row, "received_at"));
  }

  @Override
  public void note(Noted noted) {
    sql.sql(
            """
            INSERT INTO inbox_note (envelope, first_envelope, sender, message_id, statement,
                                    received_at, expires_at)
            VALUES (:envelope, :first, :sender, :id, :statement::jsonb, :receivedAt, :expiresAt)
            ON CONFLICT DO NOTHING""")
        .param("envelope", noted.envelope().bytes())
        .param("first", noted.firstEnvelope().bytes())
        .param("sender", noted.signed().statement().sender().value())
        .param("id", noted.signed().statement().messageId().value())
        .param("statement", StatementJson.write(noted.signed()))
        .param("receivedAt", Sql.at(noted.receivedAt()))
        .param("expiresAt", Sql.at(noted.signed().statement().expiresAt()))
        .update();
  }

  @Override
  public long expected(ConversationId conversation) {
    return sql.sql("SELECT expected FROM inbox_conversation WHERE conversation = :conversation")
        .param("conversation", conversation.toString())
        .query(Long.class)
        .optional()
        .orElse(1L);
  }

  @Override
  public void expect(ConversationId conversation, long sequence) {
    sql.sql(
            """
            INSERT INTO inbox_conversation (conversation, expected) VALUES (:conversation, :next)
            ON CONFLICT (conversation)
            DO UPDATE SET expected = :next""")
        .param("conversation", conversation.toString())
        .param("next", sequence)
        .update();
  }

  @Override
  public Optional<Ahead> ahead(ConversationId conversation, long sequence) {
    return sql.sql(
            """
            SELECT * FROM inbox_ahead
             WHERE conversation = :conversation AND sequence = :sequence""")
        .param("conversation", conversation.toString())
        .param("sequence", sequence)
        .query((row, _) -> ahead(row))
        .optional();
  }

  private static Ahead ahead(ResultSet row) throws SQLException {
    return row.getBytes("envelope") == null ? new Ahead.Counted() : parked(row);
  }

  private static Ahead.Parked parked(ResultSet row) throws SQLException {
    String caseReference = row.getString("case_reference");
    return new Ahead.Parked(
        row.getBytes("envelope"),
        caseReference == null ? null : new CaseReference(caseReference),
        Sql.instant(row, "received_at"),
        Sql.instant(row, "ask_at"),
        row.getInt("asked"));
  }

  @Override
  public void putAhead(ConversationId conversation, long sequence, Ahead ahead) {
    var statement =
        sql.sql(
                """
                INSERT INTO inbox_ahead
                    (conversation, sequence, envelope, case_reference, received_at, ask_at, asked)
                VALUES (:conversation, :sequence, :envelope, :case, :receivedAt, :askAt, :asked)
                ON CONFLICT (conversation, sequence) DO UPDATE
                   SET envelope = :envelope, case_reference = :case, received_at = :receivedAt,
                       ask_at = :askAt, asked = :asked""")
            .param("conversation", conversation.toString())
            .param("sequence", sequence);
    switch (ahead) {
      case Ahead.Parked parked ->
          statement
              .param("envelope", parked.envelope())
              .param("case", Sql.text(parked.caseReference()))
              .param("receivedAt", Sql.at(parked.receivedAt()))
              .param("askAt", Sql.at(parked.askAt()))
              .param("asked", parked.asked())
              .update();
      case Ahead.Counted _ ->
          statement
              .param("envelope", null)
              .param("case", null)
              .param("receivedAt", null)
              .param("askAt", null)
              .param("asked", 0)
              .update();
    }
  }

  @Override
  public void removeAhead(ConversationId conversation, long sequence) {
    sql.sql("DELETE FROM inbox_ahead WHERE conversation = :conversation AND sequence = :sequence")
        .param("conversation", conversation.toString())
        .param("sequence", sequence)
        .update();
  }

  @Override
  public int countAhead(ConversationId conversation) {
    return sql.sql("SELECT count(*) FROM inbox_ahead WHERE conversation = :conversation")
        .param("conversation", conversation.toString())
        .query(Integer.class)
        .single();
  }

  @Override
  public List<Turn> turns(int max) {
    return sql.sql(
            """
            SELECT * FROM (
                SELECT a.*, sum(length(a.envelope)) OVER (ORDER BY a.received_at, a.conversation)
                            - length(a.envelope) AS before
                  FROM inbox_ahead a LEFT JOIN inbox_conversation c USING (conversation)
                 WHERE a.envelope IS NOT NULL AND a.sequence = coalesce(c.expected, 1)) AS turn
             WHERE before < :bytes
             ORDER BY received_at, conversation LIMIT :max""")
        .param("max", max)
        .param("bytes", ENVELOPES_BYTES)
        .query(
            (row, _) ->
                new Turn(
                    ConversationId.parse(row.getString("conversation")),
                    row.getLong("sequence"),
                    parked(row)))
        .list();
  }

  @Override
  public List<Gap> gapsDue(Instant now, int max) {
    return sql.sql(
            """
            SELECT conversation, lowest.sequence, lowest.asked, coalesce(c.expected, 1) AS expected
              FROM (SELECT DISTINCT ON (conversation) conversation, sequence, asked, ask_at,
                           received_at
                      FROM inbox_ahead
                     WHERE envelope IS NOT NULL ORDER BY conversation, sequence) AS lowest
              LEFT JOIN inbox_conversation c USING (conversation)
             WHERE lowest.ask_at <= :now AND lowest.sequence > coalesce(c.expected, 1)
             ORDER BY lowest.received_at LIMIT :max""")
        .param("now", Sql.at(now))
        .param("max", max)
        .query(
            (row, _) ->
                new Gap(
                    ConversationId.parse(row.getString("conversation")),
                    row.getLong("expected"),
                    row.getLong("sequence") - 1,
                    row.getInt("asked")))
        .list();
  }

  @Override
  public boolean asked(ConversationId conversation, int times, Instant askAgainAt) {
    return sql.sql(
                """
                UPDATE inbox_ahead SET asked = :times, ask_at = :at
                 WHERE conversation = :conversation AND envelope IS NOT NULL AND asked < :times""")
            .param("times", times)
            .param("at", Sql.at(askAgainAt))
            .param("conversation", conversation.toString())
            .update()
        > 0;
  }

  @Override
  public void quarantine(Quarantined quarantined) {
    sql.sql(
            """
            INSERT INTO quarantine AS q
                (envelope, reason, size, sender, message_id, first_at, last_at, times)
            VALUES (:envelope, :reason, :size, :sender, :id, :firstAt, :lastAt, :times)
            ON CONFLICT (envelope) DO UPDATE
               SET reason = :reason, sender = :sender, message_id = :id,
                   last_at = :lastAt, times = q.times + 1""")
        .param("envelope", quarantined.envelope().bytes())
        .param("reason", quarantined.reason().name())
        .param("size", quarantined.size())
        .param("sender", Sql.text(quarantined.sender()))
        .param("id", idOf(quarantined))
        .param("firstAt", Sql.at(quarantined.firstAt()))
        .param("lastAt", Sql.at(quarantined.lastAt()))
        .param("times", quarantined.times())
        .update();
  }

  private static @Nullable UUID idOf(Quarantined quarantined) {
    MessageId id = quarantined.messageId();
    return id == null ? null : id.value();
  }

  @Override
  public Optional<Quarantined> quarantined(Digest envelope) {
    return sql.sql("SELECT * FROM quarantine WHERE envelope = :envelope")
        .param("envelope", envelope.bytes())
        .query((row, _) -> quarantinedRow(row))
        .optional();
  }

  static Quarantined quarantinedRow(ResultSet row) throws SQLException {
    String sender = row.getString("sender");
    UUID messageId = row.getObject("message_id", UUID.class);
    return new Quarantined(
        Sql.digest(row, "envelope"),
        QuarantineReason.valueOf(row.getString("reason")),
        row.getInt("size"),
        sender == null ? null : new NodeId(sender),
        messageId == null ? null : new MessageId(messageId),
        Sql.instant(row, "first_at"),
        Sql.instant(row, "last_at"),
        row.getInt("times"));
  }

  @Override
  public void release(Digest envelope) {
    sql.sql("DELETE FROM quarantine WHERE envelope = :envelope")
        .param("envelope", envelope.bytes())
        .update();
  }

  /** Forgets in the same statement that the envelopes came, by the digest of what waited. */
  @Override
  public int eraseParked(CaseReference caseReference) {
    return sql.sql(
            """
            WITH gone AS (
                DELETE FROM inbox_ahead
                 WHERE case_reference = :case AND envelope IS NOT NULL
                RETURNING sha256(envelope) AS digest),
            forgotten AS (DELETE FROM inbox_note USING gone WHERE envelope = gone.digest)
            SELECT count(*) FROM gone""")
        .param("case", caseReference.value())
        .query(Integer.class)
        .single();
  }

  /** What is forgotten is that the envelope came; a statement about a case stays as evidence. */
  @Override
  public int forget(Instant expiredBefore) {
    return sql.sql(
            """
            WITH gone AS (DELETE FROM inbox_note WHERE expires_at < :before RETURNING *),
            kept AS (
                INSERT INTO received_statement
                    (sender, message_id, case_reference, envelope, statement)
                SELECT sender, message_id, statement ->> 'caseReference', first_envelope, statement
                  FROM gone WHERE statement ->> 'caseReference' IS NOT NULL
                ON CONFLICT DO NOTHING)
            SELECT count(*) FROM gone""")
        .param("before", Sql.at(expiredBefore))
        .query(Integer.class)
        .single();
  }

  @Override
  public Optional<Instant> oldestParked() {
    return sql.sql("SELECT min(received_at) AS oldest FROM inbox_ahead WHERE envelope IS NOT NULL")
        .query((row, _) -> Optional.ofNullable(Sql.instantOrNull(row, "oldest")))
        .single();
  }
}
