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
import trm.node.feed.EntryId;
import trm.node.feed.FeedBook;
import trm.node.feed.FeedBook.Asker;

/** Where an organisation tries its webhooks, sees what became of attempts, and has more made. */
public final class DeliveryDesk {
  private final InstantSource clock;
  private final UnitOfWork unitOfWork;
  private final FeedBook feed;
  private final WebhookBook webhooks;
  private final DeliveryBook deliveries;
  private final AttemptBook attempts;
  private final Supplier<UUID> fresh;
  private final OwnWebhooks own;

  public DeliveryDesk(
      InstantSource clock,
      UnitOfWork unitOfWork,
      FeedBook feed,
      WebhookBook webhooks,
      DeliveryBook deliveries,
      AttemptBook attempts,
      Supplier<UUID> fresh) {
    this.clock = clock;
    this.unitOfWork = unitOfWork;
    this.feed = feed;
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.attempts = attempts;
    this.fresh = fresh;
    this.own = new OwnWebhooks(unitOfWork, webhooks);
  }

  /** From where on a webhook is told again. */
  public sealed interface From {
    /** Behind an entry. */
    record Place(EntryId entry) implements From {}

    /** What was recorded from then on. */
    record Time(Instant at) implements From {}
  }

  /** What became of the wish to have something delivered again. */
  public enum Replay {
    ACCEPTED,
    UNKNOWN_WEBHOOK,
    UNKNOWN_DELIVERY,
    UNKNOWN_PLACE,
    DISABLED
  }

  /** Has one delivery made to try the webhook, even one that is disabled. */
  public Optional<DeliveryId> test(Asker by, WebhookId id) {
    return own.with(
        by,
        id,
        _ -> {
          DeliveryId delivery = new DeliveryId(fresh.get());
          deliveries.makeTest(id, delivery, now());
          return delivery;
        });
  }

  /** Has one delivery made once more. */
  public Replay replay(Asker by, WebhookId id, DeliveryId delivery) {
    return replay(
        by,
        id,
        () -> deliveries.again(id, delivery, now()) ? Replay.ACCEPTED : Replay.UNKNOWN_DELIVERY);
  }

  /** Has everything told again from a place or a time on, also what was before the webhook. */
  public Replay replay(Asker by, WebhookId id, From from) {
    unitOfWork.carryOut(
        _ -> {
          feed.place();
          return true;
        });
    return replay(by, id, () -> tellAgain(id, from));
  }

  private Replay tellAgain(WebhookId id, From from) {
    Optional<Long> position = position(from);
    position.ifPresent(toldUpTo -> webhooks.tellAgain(id, toldUpTo));
    return position.isPresent() ? Replay.ACCEPTED : Replay.UNKNOWN_PLACE;
  }

  private Replay replay(Asker by, WebhookId id, Supplier<Replay> action) {
    return own.with(by, id, webhook -> webhook.disabled() == null ? action.get() : Replay.DISABLED)
        .orElse(Replay.UNKNOWN_WEBHOOK);
  }

  private Optional<Long> position(From from) {
    return switch (from) {
      case From.Place(EntryId entry) -> feed.positionOf(entry).stream().boxed().findFirst();
      case From.Time(Instant at) -> Optional.of(feed.positionBefore(at));
    };
  }

  /** Attempts, the newest first; empty when there is no such webhook. */
  public Optional<List<Attempt>> attempts(Asker by, WebhookId id, @Nullable Long before, int max) {
    return own.with(by, id, _ -> attempts.of(id, before, max));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
