package trm.node.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import trm.node.keys.WebhookSecret;
import trm.node.webhook.Webhook.Wish;
import trm.referral.OrganisationId;

/** Webhooks as they are kept. Every method takes part in the open unit of work. */
public interface WebhookBook {

  /**
   * Adds one with its first secret.
   *
   * @param toldUpTo the position in the feed behind which it is told
   */
  void add(Webhook webhook, WebhookSecret secret, long toldUpTo);

  /** Those of an organisation, the oldest first. */
  List<Webhook> of(OrganisationId organisation);

  /** One of an organisation, locked against others until the unit of work ends. */
  Optional<Webhook> find(OrganisationId organisation, WebhookId id);

  /** Replaces what is asked for. */
  void change(WebhookId id, Wish wish);

  /** Deletes it with its secrets, deliveries and attempts. */
  void delete(WebhookId id);

  /** Ends its deliveries, unless they ended already for a reason that was its receiver's. */
  void disable(WebhookId id, DisabledFor reason, Instant now);

  /** Makes it active, to be told what is behind a position. */
  void enable(WebhookId id, long toldUpTo, Instant now);

  /** Has it told again what is behind a position, if it was told further. */
  void tellAgain(WebhookId id, long toldUpTo);

  /** Adds a secret; those before it end at the given time, or earlier where they do already. */
  void rotate(WebhookId id, WebhookSecret secret, Instant formerEndsAt);

  /** Destroys the secrets whose time is over. */
  void forgetSecrets(Instant now);

  /** How many there are by state: ACTIVE, FAILING and DISABLED. */
  Map<String, Long> counts();
}
