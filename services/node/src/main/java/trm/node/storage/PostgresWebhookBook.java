package trm.node.storage;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import trm.node.keys.MasterKey;
import trm.node.keys.WebhookSecret;
import trm.node.webhook.DisabledFor;
import trm.node.webhook.Webhook;
import trm.node.webhook.Webhook.Disabled;
import trm.node.webhook.Webhook.Wish;
import trm.node.webhook.WebhookBook;
import trm.node.webhook.WebhookId;
import trm.referral.OrganisationId;

/** Webhooks in PostgreSQL. */
final class PostgresWebhookBook implements WebhookBook {
  private static final int SECRETS_MAX = 3;
  private final JdbcClient sql;
  private final MasterKey masterKey;

  PostgresWebhookBook(JdbcClient sql, MasterKey masterKey) {
    this.sql = sql;
    this.masterKey = masterKey;
  }

  @Override
  public void add(Webhook webhook, WebhookSecret secret, long toldUpTo) {
    Disabled disabled = webhook.disabled();
    asked(
            sql.sql(
                """
                INSERT INTO webhook
                    (id, organisation, url, every_case, types, state, disabled_for, disabled_at,
                     told_up_to, rests_until, created_at)
                VALUES (:id, :organisation, :url, :everyCase, :types, :state, :disabledFor,
                        :disabledAt, :toldUpTo, :createdAt, :createdAt)"""),
            webhook.wish())
        .param("id", webhook.id().value())
        .param("organisation", webhook.organisation().value())
        .param("state", disabled == null ? "ACTIVE" : "DISABLED")
        .param("disabledFor", disabled == null ? null : disabled.reason().name())
        .param("disabledAt", disabled == null ? null : Sql.at(disabled.at()))
        .param("toldUpTo", toldUpTo)
        .param("createdAt", Sql.at(webhook.createdAt()))
        .update();
    insert(webhook.id(), secret);
  }

  private static JdbcClient.StatementSpec asked(JdbcClient.StatementSpec statement, Wish wish) {
    return statement
        .param("url", wish.url().toString())
        .param("everyCase", wish.everyCase())
        .param("types", Sql.textArray(wish.types().stream().sorted().toList()));
  }

  private void insert(WebhookId id, WebhookSecret secret) {
    sql.sql(
            """
            INSERT INTO webhook_secret (webhook, number, secret)
            SELECT :id, coalesce(max(number), 0) + 1, :secret
              FROM webhook_secret WHERE webhook = :id""")
        .param("id", id.value())
        .param("secret", secret.wrap(id.value(), masterKey))
        .update();
  }

  @Override
  public List<Webhook> of(OrganisationId organisation) {
    return sql.sql(
            "SELECT * FROM webhook WHERE organisation = :organisation ORDER BY created_at, id")
        .param("organisation", organisation.value())
        .query((row, _) -> webhook(row))
        .list();
  }

  @Override
  public Optional<Webhook> find(OrganisationId organisation, WebhookId id) {
    return sql.sql(
            "SELECT * FROM webhook WHERE organisation = :organisation AND id = :id FOR UPDATE")
        .param("organisation", organisation.value())
        .param("id", id.value())
        .query((row, _) -> webhook(row))
        .optional();
  }

  static Webhook webhook(ResultSet row) throws SQLException {
    String[] types = (String[]) row.getArray("types").getArray();
    return new Webhook(
        new WebhookId(Sql.uuid(row, "id")),
        new OrganisationId(row.getString("organisation")),
        new Wish(
            URI.create(row.getString("url")),
            row.getBoolean("every_case"),
            Set.copyOf(Arrays.asList(types))),
        disabled(row),
        Sql.instantOrNull(row, "failing_since"),
        Sql.instant(row, "created_at"));
  }

  private static @Nullable Disabled disabled(ResultSet row) throws SQLException {
    String reason = row.getString("disabled_for");
    return reason == null
        ? null
        : new Disabled(DisabledFor.valueOf(reason), Sql.instant(row, "disabled_at"));
  }

  @Override
  public void change(WebhookId id, Wish wish) {
    asked(
            sql.sql(
                """
                UPDATE webhook SET url = :url, every_case = :everyCase, types = :types
                 WHERE id = :id"""),
            wish)
        .param("id", id.value())
        .update();
  }

  @Override
  public void delete(WebhookId id) {
    sql.sql("DELETE FROM webhook WHERE id = :id").param("id", id.value()).update();
  }

  @Override
  public void disable(WebhookId id, DisabledFor reason, Instant now) {
    sql.sql(
            """
            UPDATE webhook SET state = 'DISABLED', disabled_for = :reason, disabled_at = :now
             WHERE id = :id AND (state = 'ACTIVE' OR disabled_for = 'PARTNER_PENDING')""")
        .param("id", id.value())
        .param("reason", reason.name())
        .param("now", Sql.at(now))
        .update();
  }

  @Override
  public void enable(WebhookId id, long toldUpTo, Instant now) {
    sql.sql(
            """
            UPDATE webhook SET state = 'ACTIVE', disabled_for = NULL, disabled_at = NULL,
                failing_since = NULL, failed_at = NULL, told_up_to = :toldUpTo, rests_until = :now
             WHERE id = :id""")
        .param("id", id.value())
        .param("toldUpTo", toldUpTo)
        .param("now", Sql.at(now))
        .update();
  }

  @Override
  public void tellAgain(WebhookId id, long toldUpTo) {
    sql.sql("UPDATE webhook SET told_up_to = least(told_up_to, :toldUpTo) WHERE id = :id")
        .param("id", id.value())
        .param("toldUpTo", toldUpTo)
        .update();
  }

  /**
   * Whoever rotates twice at once, since the first answer was lost, still has the secret that the
   * receiver knows: a few of them sign side by side.
   */
  @Override
  public void rotate(WebhookId id, WebhookSecret secret, Instant formerEndsAt) {
    sql.sql(
            """
            UPDATE webhook_secret SET ends_at = least(ends_at, :endsAt)
             WHERE webhook = :id""")
        .param("id", id.value())
        .param("endsAt", Sql.at(formerEndsAt))
        .update();
    insert(id, secret);
    sql.sql(
            """
            DELETE FROM webhook_secret WHERE webhook = :id AND number <=
                (SELECT max(number) - :max FROM webhook_secret WHERE webhook = :id)""")
        .param("id", id.value())
        .param("max", SECRETS_MAX)
        .update();
  }

  @Override
  public void forgetSecrets(Instant now) {
    sql.sql("DELETE FROM webhook_secret WHERE ends_at <= :now").param("now", Sql.at(now)).update();
  }

  @Override
  public Map<String, Long> counts() {
    Map<String, Long> counts =
        new LinkedHashMap<>(Map.of("ACTIVE", 0L, "FAILING", 0L, "DISABLED", 0L));
    sql.sql(
            """
            SELECT CASE WHEN state = 'ACTIVE' AND failing_since IS NOT NULL THEN 'FAILING'
                        ELSE state END AS how, count(*)
              FROM webhook GROUP BY how""")
        .query((row, _) -> counts.put(row.getString(1), row.getLong(2)))
        .list();
    return counts;
  }
}
