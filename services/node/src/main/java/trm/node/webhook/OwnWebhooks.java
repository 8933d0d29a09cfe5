package trm.node.webhook;

import java.util.Optional;
import java.util.function.Function;
import trm.exchange.UnitOfWork;
import trm.node.feed.FeedBook.Asker;

/**
 * The webhooks that somebody may manage: those of the organisation, and of these the ones that are
 * told of every case only for those who see every case. Any other answers like one that is not.
 */
final class OwnWebhooks {
  private final UnitOfWork unitOfWork;
  private final WebhookBook webhooks;

  OwnWebhooks(UnitOfWork unitOfWork, WebhookBook webhooks) {
    this.unitOfWork = unitOfWork;
    this.webhooks = webhooks;
  }

  /** Does something with one of them, in a unit of work; nothing when there is no such one. */
  <T> Optional<T> with(Asker by, WebhookId id, Function<Webhook, T> action) {
    return unitOfWork
        .carryOut(
            _ ->
                webhooks
                    .find(by.organisation(), id)
                    .filter(webhook -> isFor(by, webhook))
                    .map(action))
        .value();
  }

  static boolean isFor(Asker by, Webhook webhook) {
    return by.everyCase() || !webhook.wish().everyCase();
  }
}
