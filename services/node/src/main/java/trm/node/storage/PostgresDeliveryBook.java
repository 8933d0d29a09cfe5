package trm.node.storage;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import trm.node.feed.FeedBook.Placed;
import trm.node.webhook.Claim;
import trm.node.webhook.DeliveryBook;
import trm.node.webhook.DeliveryId;
import trm.node.webhook.DisabledFor;
import trm.node.webhook.WebhookId;

/** Deliveries in PostgreSQL. */
final class PostgresDeliveryBook implements DeliveryBook {
  private final JdbcClient sql;
  private final ClaimRow claims;

  PostgresDeliveryBook(JdbcClient sql, ClaimRow claims) {
    this.sql = sql;
    this.claims = claims;
  }

  @Override
  public List<Behind> behind(long position, int max) {
    return sql.sql(
            """
            SELECT * FROM webhook WHERE state = 'ACTIVE' AND told_up_to < :position
             ORDER BY told_up_to, id LIMIT :max FOR UPDATE SKIP LOCKED""")
        .param("position", position)
        .param("max", max)
        .query((row, _) -> new Behind(PostgresWebhookBook.webhook(row), row.getLong("told_up_to")))
        .list();
  }

  @Override
  public void make(WebhookId webhook, List<Placed> entries, long toldUpTo, Instant now) {
    entries.forEach(placed -> make(webhook, placed, now));
    sql.sql("UPDATE webhook SET told_up_to = :toldUpTo WHERE id = :id")
        .param("toldUpTo", toldUpTo)
        .param("id", webhook.value())
        .update();
  }

  private void make(WebhookId webhook, Placed placed, Instant now) {
    sql.sql(
            """
            INSERT INTO webhook_delivery
                (id, webhook, entry, position, state, failures, due_at, made_at)
            VALUES (gen_random_uuid(), :webhook, :entry, :position, 'DUE', 0, :now, :now)
            ON CONFLICT (webhook, entry) DO UPDATE
               SET state = 'DUE', failures = 0, due_at = :now, made_at = :now""")
        .param("webhook", webhook.value())
        .param("entry", placed.entry().id().value())
        .param("position", placed.position())
        .param("now", Sql.at(now))
        .update();
  }

  @Override
  public void makeTest(WebhookId webhook, DeliveryId id, Instant now) {
    sql.sql(
            """
            INSERT INTO webhook_delivery
                (id, webhook, position, state, failures, due_at, made_at)
            VALUES (:id, :webhook, 0, 'DUE', 0, :now, :now)""")
        .param("id", id.value())
        .param("webhook", webhook.value())
        .param("now", Sql.at(now))
        .update();
  }

  @Override
  public boolean again(WebhookId webhook, DeliveryId id, Instant now) {
    return sql.sql(
                """
                UPDATE webhook_delivery SET state = 'DUE', failures = 0, due_at = :now
                 WHERE webhook = :webhook AND id = :id""")
            .param("webhook", webhook.value())
            .param("id", id.value())
            .param("now", Sql.at(now))
            .update()
        == 1;
  }

  /** A webhook that another replica claimed since this statement began is passed over. */
  @Override
  public Optional<Claim> claim(Instant now, Duration lease, int max) {
    return sql.sql(
            """
            WITH chosen AS (
                SELECT w.id FROM webhook w
                 WHERE (w.leased_until IS NULL OR w.leased_until <= :now) AND w.rests_until <= :now
                   AND EXISTS (SELECT 1 FROM webhook_delivery d
                                WHERE d.webhook = w.id AND d.due_at <= :now)
                 ORDER BY w.rests_until, w.id LIMIT 1 FOR UPDATE OF w SKIP LOCKED)
            UPDATE webhook w SET claim = w.claim + 1, leased_until = :until
              FROM chosen WHERE w.id = chosen.id
            RETURNING w.*""")
        .param("now", Sql.at(now))
        .param("until", Sql.at(now.plus(lease)))
        .query((row, _) -> claims.read(row, now, max))
        .optional();
  }

  @Override
  public boolean isHeld(Claim claim) {
    return sql.sql("SELECT claim FROM webhook WHERE id = :id FOR UPDATE")
        .param("id", claim.webhook().value())
        .query(Long.class)
        .optional()
        .filter(number -> number == claim.number())
        .isPresent();
  }

  @Override
  public void delivered(DeliveryId id) {
    sql.sql("UPDATE webhook_delivery SET state = 'DELIVERED', due_at = NULL WHERE id = :id")
        .param("id", id.value())
        .update();
  }

  @Override
  public void failed(DeliveryId id, @Nullable Instant dueAt) {
    sql.sql(
            """
            UPDATE webhook_delivery SET failures = failures + 1, due_at = :dueAt,
                state = CASE WHEN :dueAt::timestamptz IS NULL THEN 'GIVEN_UP' ELSE 'DUE' END
             WHERE id = :id""")
        .param("id", id.value())
        .param("dueAt", Sql.at(dueAt))
        .update();
  }

  @Override
  public void release(Claim claim, Claim.Health health, Instant restsUntil) {
    sql.sql(
            """
            UPDATE webhook SET leased_until = NULL, rests_until = :restsUntil,
                failing_since = :failingSince, failed_at = :failedAt
             WHERE id = :id""")
        .param("id", claim.webhook().value())
        .param("restsUntil", Sql.at(restsUntil))
        .param("failingSince", Sql.at(health.failingSince()))
        .param("failedAt", Sql.at(health.failedAt()))
        .update();
  }

  @Override
  public void disable(WebhookId webhook, DisabledFor reason, Instant now) {
    sql.sql(
            """
            UPDATE webhook SET state = 'DISABLED', disabled_for = :reason, disabled_at = :now
             WHERE id = :id""")
        .param("id", webhook.value())
        .param("reason", reason.name())
        .param("now", Sql.at(now))
        .update();
    sql.sql(
            """
            UPDATE webhook_delivery SET state = 'GIVEN_UP', due_at = NULL
             WHERE webhook = :id AND due_at IS NOT NULL AND entry IS NOT NULL""")
        .param("id", webhook.value())
        .update();
  }

  @Override
  public void forget(Instant before) {
    sql.sql("DELETE FROM webhook_delivery WHERE due_at IS NULL AND made_at < :before")
        .param("before", Sql.at(before))
        .update();
  }
}
