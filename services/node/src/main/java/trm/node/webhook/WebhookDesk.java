package trm.node.webhook;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import trm.exchange.UnitOfWork;
import trm.node.feed.FeedBook;
import trm.node.feed.FeedBook.Asker;
import trm.node.feed.FeedBook.Placed;
import trm.node.keys.WebhookSecret;
import trm.node.webhook.Webhook.Wish;

/**
 * Where an organisation manages its own webhooks. One that is told of every case is there only for
 * those who see every case: whoever may not read them may not have them sent elsewhere either.
 */
public final class WebhookDesk {
  private static final int WEBHOOKS_MAX = 20;
  private final InstantSource clock;
  private final UnitOfWork unitOfWork;
  private final FeedBook feed;
  private final WebhookBook webhooks;
  private final OwnWebhooks own;
  private final Supplier<UUID> fresh;
  private final WebhookPolicy policy;

  public WebhookDesk(
      InstantSource clock,
      UnitOfWork unitOfWork,
      FeedBook feed,
      WebhookBook webhooks,
      Supplier<UUID> fresh,
      WebhookPolicy policy) {
    this.clock = clock;
    this.unitOfWork = unitOfWork;
    this.feed = feed;
    this.webhooks = webhooks;
    this.own = new OwnWebhooks(unitOfWork, webhooks);
    this.fresh = fresh;
    this.policy = policy;
  }

  /** A webhook with the secret that nobody is shown again. */
  public record Made(Webhook webhook, WebhookSecret secret) {}

  /** What became of a change. */
  public sealed interface Changing {
    /** It is done. */
    record Changed(Webhook webhook) implements Changing {}

    /** Something else was asked for since the caller looked; nothing is done. */
    record Stale(Webhook stored) implements Changing {}
  }

  /** A new secret, and until when those before it sign as well. */
  public record Rotated(WebhookSecret secret, Instant formerEndsAt) {}

  /** Whether deliveries may go there, as far as the address tells. */
  public boolean allows(Wish wish) {
    return new AllowedAddresses(policy.privateAddressesAllowed()).allow(wish.url());
  }

  /** Makes a webhook that is told what happens from now on; empty when there are too many. */
  public Optional<Made> make(Asker by, Wish wish) {
    place();
    return unitOfWork
        .carryOut(
            _ ->
                webhooks.of(by.organisation()).size() < WEBHOOKS_MAX
                    ? Optional.of(added(by, wish))
                    : Optional.<Made>empty())
        .value();
  }

  private Made added(Asker by, Wish wish) {
    WebhookSecret secret = WebhookSecret.fresh();
    Webhook webhook =
        new Webhook(new WebhookId(fresh.get()), by.organisation(), wish, null, null, now());
    webhooks.add(webhook, secret, end());
    return new Made(webhook, secret);
  }

  /** Those that the asker may manage. */
  public List<Webhook> list(Asker by) {
    return unitOfWork
        .carryOut(
            _ ->
                webhooks.of(by.organisation()).stream()
                    .filter(one -> OwnWebhooks.isFor(by, one))
                    .toList())
        .value();
  }

  /** One of them. */
  public Optional<Webhook> find(Asker by, WebhookId id) {
    return own.with(by, id, webhook -> webhook);
  }

  /**
   * Changes what is asked for; empty when there is no such webhook.
   *
   * @param seen the version that the caller goes by, if any
   */
  public Optional<Changing> change(
      Asker by, WebhookId id, Wish wish, @Nullable WebhookVersion seen) {
    return own.with(by, id, webhook -> changed(webhook, wish, seen));
  }

  private Changing changed(Webhook webhook, Wish wish, @Nullable WebhookVersion seen) {
    if (seen != null && !seen.hasWishOf(webhook)) {
      return new Changing.Stale(webhook);
    }
    webhooks.change(webhook.id(), wish);
    return new Changing.Changed(webhook.with(wish));
  }

  /** Deletes it; empty when there is none. */
  public Optional<WebhookId> delete(Asker by, WebhookId id) {
    return own.with(
        by,
        id,
        _ -> {
          webhooks.delete(id);
          return id;
        });
  }

  /** Makes a new secret. Those before it sign beside it until the overlap ends. */
  public Optional<Rotated> rotate(Asker by, WebhookId id) {
    return own.with(
        by,
        id,
        _ -> {
          WebhookSecret secret = WebhookSecret.fresh();
          Instant end = now().plus(policy.rotationOverlap());
          webhooks.rotate(id, secret, end);
          return new Rotated(secret, end);
        });
  }

  /** Delivers again from now on. What was missed is asked for by a replay. */
  public Optional<Webhook> enable(Asker by, WebhookId id) {
    place();
    return own.with(
        by,
        id,
        webhook -> {
          if (webhook.disabled() == null) {
            return webhook;
          }
          webhooks.enable(id, end(), now());
          return new Webhook(
              id, webhook.organisation(), webhook.wish(), null, null, webhook.createdAt());
        });
  }

  /** What was committed until now is not from now on. */
  private void place() {
    unitOfWork.carryOut(
        _ -> {
          feed.place();
          return true;
        });
  }

  private long end() {
    return feed.last().map(Placed::position).orElse(0L);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
