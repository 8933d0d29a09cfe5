package trm.node.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import trm.evidence.Digest;
import trm.evidence.MessageId;
import trm.evidence.NodeId;
import trm.exchange.receipt.GivenReceipt;
import trm.exchange.receipt.OwedReceipt;
import trm.exchange.receipt.ReceiptStore;

/** Receipts in PostgreSQL. */
final class PostgresReceiptStore implements ReceiptStore {
  private final JdbcClient sql;

  PostgresReceiptStore(JdbcClient sql) {
    this.sql = sql;
  }

  @Override
  public void owe(OwedReceipt owed) {
    sql.sql(
            """
            INSERT INTO receipt_owed (envelope, leaf_hash, message_id, peer, told_code, owed_at)
            VALUES (:envelope, :leafHash, :id, :peer, :toldCode, :owedAt)
            ON CONFLICT DO NOTHING""")
        .param("envelope", owed.envelope().bytes())
        .param("leafHash", owed.leafHash().bytes())
        .param("id", owed.messageId().value())
        .param("peer", owed.peer().value())
        .param("toldCode", owed.toldCode())
        .param("owedAt", Sql.at(owed.owedAt()))
        .update();
  }

  @Override
  public void owe(List<OwedReceipt> owed) {
    if (owed.isEmpty()) {
      return;
    }
    sql.sql(
            """
            INSERT INTO receipt_owed (envelope, leaf_hash, message_id, peer, told_code, owed_at)
            SELECT envelope, leaf_hash, message_id, peer, told_code, owed_at
              FROM unnest(:envelopes, :leafHashes, :ids::uuid[], :peers, :toldCodes,
                          :owedAts::timestamptz[]) WITH ORDINALITY
                AS owed (envelope, leaf_hash, message_id, peer, told_code, owed_at, at)
             ORDER BY at
            ON CONFLICT DO NOTHING""")
        .param("envelopes", Sql.array(owed.stream().map(OwedReceipt::envelope).toList()))
        .param("leafHashes", Sql.array(owed.stream().map(OwedReceipt::leafHash).toList()))
        .param("ids", Sql.textArray(owed.stream().map(it -> it.messageId().toString()).toList()))
        .param("peers", Sql.textArray(owed.stream().map(it -> it.peer().value()).toList()))
        .param("toldCodes", Sql.textArray(owed.stream().map(OwedReceipt::toldCode).toList()))
        .param("owedAts", Sql.textArray(owed.stream().map(it -> it.owedAt().toString()).toList()))
        .update();
  }

  /** Held, so that replicas make receipts one after the other, each those that are left. */
  @Override
  public List<OwedReceipt> unmade(int max) {
    return sql.sql(
            """
            SELECT * FROM receipt_owed WHERE text IS NULL
             ORDER BY position LIMIT :max FOR UPDATE""")
        .param("max", max)
        .query((row, _) -> owed(row))
        .list();
  }

  private static OwedReceipt owed(ResultSet row) throws SQLException {
    return new OwedReceipt(
        Sql.digest(row, "envelope"),
        Sql.digest(row, "leaf_hash"),
        new MessageId(Sql.uuid(row, "message_id")),
        new NodeId(row.getString("peer")),
        row.getString("told_code"),
        Sql.instant(row, "owed_at"));
  }

  @Override
  public void made(List<GivenReceipt> receipts) {
    sql.sql(
            """
            UPDATE receipt_owed SET text = made.text, to_post = true
              FROM unnest(:envelopes, :texts) AS made (envelope, text)
             WHERE receipt_owed.envelope = made.envelope AND receipt_owed.text IS NULL""")
        .param("envelopes", Sql.array(receipts.stream().map(it -> it.owed().envelope()).toList()))
        .param("texts", Sql.textArray(receipts.stream().map(GivenReceipt::text).toList()))
        .update();
  }

  @Override
  public void postAgain(Digest envelope) {
    sql.sql(
            """
            UPDATE receipt_owed SET to_post = true
             WHERE envelope = :envelope AND text IS NOT NULL""")
        .param("envelope", envelope.bytes())
        .update();
  }

  /** What another replica is about to post is not posted twice. */
  @Override
  public List<GivenReceipt> toPost(int max) {
    return sql.sql(
            """
            SELECT * FROM receipt_owed WHERE to_post
             ORDER BY position LIMIT :max FOR UPDATE SKIP LOCKED""")
        .param("max", max)
        .query((row, _) -> new GivenReceipt(owed(row), row.getString("text")))
        .list();
  }

  @Override
  public void posted(List<Digest> envelopes) {
    sql.sql("UPDATE receipt_owed SET to_post = false WHERE envelope = ANY (:envelopes)")
        .param("envelopes", Sql.array(envelopes))
        .update();
  }

  @Override
  public void hold(MessageId messageId, NodeId peer, String text, Instant at) {
    sql.sql(
            """
            INSERT INTO receipt_held (message_id, peer, text, held_at)
            VALUES (:id, :peer, :text, :at) ON CONFLICT DO NOTHING""")
        .param("id", messageId.value())
        .param("peer", peer.value())
        .param("text", text)
        .param("at", Sql.at(at))
        .update();
  }

  @Override
  public void hold(Map<MessageId, String> texts, NodeId peer, Instant at) {
    if (texts.isEmpty()) {
      return;
    }
    sql.sql(
            """
            INSERT INTO receipt_held (message_id, peer, text, held_at)
            SELECT message_id, :peer, text, :at
              FROM unnest(:ids::uuid[], :texts) AS given (message_id, text)
            ON CONFLICT DO NOTHING""")
        .param("ids", Sql.textArray(texts.keySet().stream().map(MessageId::toString).toList()))
        .param("texts", Sql.textArray(List.copyOf(texts.values())))
        .param("peer", peer.value())
        .param("at", Sql.at(at))
        .update();
  }

  @Override
  public Optional<String> held(MessageId messageId) {
    return sql.sql("SELECT text FROM receipt_held WHERE message_id = :id")
        .param("id", messageId.value())
        .query(String.class)
        .optional();
  }

  @Override
  public Optional<Instant> oldestUnmade() {
    return sql.sql("SELECT owed_at FROM receipt_owed WHERE text IS NULL ORDER BY position LIMIT 1")
        .query((row, _) -> Sql.instant(row, "owed_at"))
        .optional();
  }
}
