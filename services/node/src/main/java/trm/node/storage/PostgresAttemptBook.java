package trm.node.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import trm.node.feed.EntryId;
import trm.node.webhook.Answer;
import trm.node.webhook.Attempt;
import trm.node.webhook.AttemptBook;
import trm.node.webhook.Claim;
import trm.node.webhook.DeliveryId;
import trm.node.webhook.Outcome;
import trm.node.webhook.WebhookId;

/** Attempts in PostgreSQL. */
final class PostgresAttemptBook implements AttemptBook {
  private final JdbcClient sql;

  PostgresAttemptBook(JdbcClient sql) {
    this.sql = sql;
  }

  @Override
  public void keep(Claim claim, DeliveryId delivery, Answer answer, Instant at) {
    sql.sql(
            """
            INSERT INTO webhook_attempt
                (webhook, delivery, entry, at, outcome, status, latency_millis)
            SELECT w.id, :delivery,
                   (SELECT entry FROM webhook_delivery d WHERE d.id = :delivery),
                   :at, :outcome, :status, :latency
              FROM webhook w WHERE w.id = :webhook""")
        .param("webhook", claim.webhook().value())
        .param("delivery", delivery.value())
        .param("at", Sql.at(at))
        .param("outcome", answer.outcome().name())
        .param("status", answer.status())
        .param("latency", answer.latency().toMillis())
        .update();
  }

  @Override
  public List<Attempt> of(WebhookId webhook, @Nullable Long before, int max) {
    return sql.sql(
            """
            SELECT * FROM webhook_attempt
             WHERE webhook = :webhook AND (:before::bigint IS NULL OR number < :before::bigint)
             ORDER BY number DESC LIMIT :max""")
        .param("webhook", webhook.value())
        .param("before", before)
        .param("max", max)
        .query((row, _) -> attempt(row))
        .list();
  }

  private static Attempt attempt(ResultSet row) throws SQLException {
    UUID entry = row.getObject("entry", UUID.class);
    return new Attempt(
        row.getLong("number"),
        new DeliveryId(Sql.uuid(row, "delivery")),
        entry == null ? null : new EntryId(entry),
        Sql.instant(row, "at"),
        Outcome.valueOf(row.getString("outcome")),
        row.getObject("status", Integer.class),
        row.getLong("latency_millis"));
  }

  @Override
  public void forget(Instant before) {
    sql.sql("DELETE FROM webhook_attempt WHERE at < :before")
        .param("before", Sql.at(before))
        .update();
  }
}
