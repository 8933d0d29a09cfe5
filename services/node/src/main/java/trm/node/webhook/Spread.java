package trm.node.webhook;

import java.time.Instant;
import java.util.List;
import trm.exchange.UnitOfWork;
import trm.node.feed.FeedBook;
import trm.node.feed.FeedBook.Placed;
import trm.node.feed.FeedBook.Question;
import trm.node.webhook.DeliveryBook.Behind;

/** Makes deliveries of what stands in the feed and was not told to a webhook yet. */
final class Spread {
  private static final int WEBHOOKS_MAX = 50;
  private static final int ENTRIES_MAX = 200;
  private final UnitOfWork unitOfWork;
  private final FeedBook feed;
  private final DeliveryBook deliveries;

  Spread(UnitOfWork unitOfWork, FeedBook feed, DeliveryBook deliveries) {
    this.unitOfWork = unitOfWork;
    this.feed = feed;
    this.deliveries = deliveries;
  }

  void step(Instant now) {
    unitOfWork.carryOut(
        _ -> {
          feed.place();
          return true;
        });
    unitOfWork.carryOut(_ -> placed(now));
  }

  private boolean placed(Instant now) {
    feed.last()
        .map(Placed::position)
        .ifPresent(end -> deliveries.behind(end, WEBHOOKS_MAX).forEach(one -> tell(one, end, now)));
    return true;
  }

  private void tell(Behind behind, long end, Instant now) {
    Webhook webhook = behind.webhook();
    List<Placed> found =
        feed.find(new Question(webhook.asker(), behind.toldUpTo(), end, ENTRIES_MAX));
    boolean full = found.size() == ENTRIES_MAX;
    List<Placed> wanted =
        found.stream().filter(placed -> webhook.wish().wants(placed.entry())).toList();
    deliveries.make(webhook.id(), wanted, full ? found.getLast().position() : end, now);
  }
}
