package trm.node.storage;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import trm.node.feed.EntryId;
import trm.node.feed.FeedEntry;
import trm.node.feed.FeedType;
import trm.node.keys.MasterKey;
import trm.node.keys.WebhookSecret;
import trm.node.webhook.Claim;
import trm.node.webhook.Delivery;
import trm.node.webhook.DeliveryId;
import trm.node.webhook.WebhookId;
import trm.referral.OrganisationId;

/** What is needed to deliver to a webhook that was just claimed. */
final class ClaimRow {
  private final JdbcClient sql;
  private final MasterKey masterKey;

  ClaimRow(JdbcClient sql, MasterKey masterKey) {
    this.sql = sql;
    this.masterKey = masterKey;
  }

  Claim read(ResultSet row, Instant now, int max) throws SQLException {
    UUID webhook = Sql.uuid(row, "id");
    OrganisationId organisation = new OrganisationId(row.getString("organisation"));
    return new Claim(
        new WebhookId(webhook),
        row.getLong("claim"),
        organisation,
        URI.create(row.getString("url")),
        new Claim.Health(
            Sql.instantOrNull(row, "failing_since"), Sql.instantOrNull(row, "failed_at")),
        secrets(webhook, now),
        due(webhook, organisation, now, max));
  }

  /** The newest first. */
  private List<WebhookSecret> secrets(UUID webhook, Instant now) {
    return sql.sql(
            """
            SELECT secret FROM webhook_secret
             WHERE webhook = :webhook AND (ends_at IS NULL OR ends_at > :now)
             ORDER BY number DESC""")
        .param("webhook", webhook)
        .param("now", Sql.at(now))
        .query((row, _) -> WebhookSecret.unwrap(row.getBytes(1), webhook, masterKey))
        .list();
  }

  private List<Delivery> due(UUID webhook, OrganisationId organisation, Instant now, int max) {
    return sql.sql(
            """
            SELECT d.id AS delivery, d.failures, d.entry, d.made_at, f.*
              FROM webhook_delivery d LEFT JOIN feed_entry f ON f.id = d.entry
             WHERE d.webhook = :webhook AND d.due_at <= :now
             ORDER BY d.due_at, d.position LIMIT :max""")
        .param("webhook", webhook)
        .param("now", Sql.at(now))
        .param("max", max)
        .query((row, _) -> delivery(row, webhook, organisation))
        .list();
  }

  private static Delivery delivery(ResultSet row, UUID webhook, OrganisationId organisation)
      throws SQLException {
    DeliveryId id = new DeliveryId(Sql.uuid(row, "delivery"));
    boolean test = row.getObject("entry", UUID.class) == null;
    FeedEntry entry =
        test ? trial(id, webhook, organisation, Sql.instant(row, "made_at")) : FeedRow.entry(row);
    return new Delivery(id, entry, test, row.getInt("failures"));
  }

  /** What a test tells stands in no feed. */
  private static FeedEntry trial(
      DeliveryId id, UUID webhook, OrganisationId organisation, Instant at) {
    return new FeedEntry(
        new EntryId(id.value()),
        FeedType.WEBHOOK_TEST,
        at,
        at,
        new FeedEntry.About.OfWebhook(webhook, null),
        Set.of(organisation),
        false);
  }
}
