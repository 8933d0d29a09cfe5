package trm.node.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trm.node.feed.FeedBook.Placed;

/** What is due to webhooks. Every method takes part in the open unit of work. */
public interface DeliveryBook {

  /** A webhook that was not told all of the feed yet. */
  record Behind(Webhook webhook, long toldUpTo) {}

  /** Active webhooks that are behind, locked; those that others have locked are left out. */
  List<Behind> behind(long position, int max);

  /** Makes deliveries of entries, anew where there were some, and says how far it was told. */
  void make(WebhookId webhook, List<Placed> entries, long toldUpTo, Instant now);

  /** Makes a delivery to try the webhook. */
  void makeTest(WebhookId webhook, DeliveryId id, Instant now);

  /** Makes a delivery due once more, from the first rung. Answers whether there is one. */
  boolean again(WebhookId webhook, DeliveryId id, Instant now);

  /**
   * Claims the webhook that was left alone for longest, of those to which something is due.
   *
   * @param max deliveries at most, the first due first
   */
  Optional<Claim> claim(Instant now, Duration lease, int max);

  /** Whether a claim is still the newest one of a webhook that still is; locks the webhook. */
  boolean isHeld(Claim claim);

  /** It was delivered. */
  void delivered(DeliveryId id);

  /**
   * It failed once more.
   *
   * @param dueAt when it is tried again; absent when it is given up
   */
  void failed(DeliveryId id, @Nullable Instant dueAt);

  /** Ends a claim. */
  void release(Claim claim, Claim.Health health, Instant restsUntil);

  /** Delivers to a webhook no more, and gives up what was due to it. */
  void disable(WebhookId webhook, DisabledFor reason, Instant now);

  /** Forgets deliveries that are over, of before then. */
  void forget(Instant before);
}
