package trm.node.webhook;

import java.net.URI;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trm.node.feed.FeedBook.Asker;
import trm.node.feed.FeedEntry;
import trm.referral.OrganisationId;

/**
 * Where an organisation is told, and of what.
 *
 * @param disabled why and since when nothing is delivered; absent while it is active
 * @param failingSince since when nothing has succeeded; absent after a success
 */
public record Webhook(
    WebhookId id,
    OrganisationId organisation,
    Wish wish,
    @Nullable Disabled disabled,
    @Nullable Instant failingSince,
    Instant createdAt) {

  /**
   * What the organisation asks for.
   *
   * @param everyCase whether of every case of the node; else of the organisation's own
   * @param types only these; empty for all
   */
  public record Wish(URI url, boolean everyCase, Set<String> types) {
    public Wish {
      types = Set.copyOf(types);
    }

    /** Whether an entry is of a type that was asked for. */
    boolean wants(FeedEntry entry) {
      return types.isEmpty() || types.contains(entry.type().value());
    }

    /** An address may hold a password in its query, so it is in no log. */
    @Override
    public String toString() {
      return "Wish[protected]";
    }
  }

  /** Why and since when nothing is delivered. */
  public record Disabled(DisabledFor reason, Instant at) {}

  /** The same with something else asked for. */
  Webhook with(Wish other) {
    return new Webhook(id, organisation, other, disabled, failingSince, createdAt);
  }

  /** As whom the webhook reads the feed. */
  Asker asker() {
    return new Asker(organisation, wish.everyCase());
  }
}
