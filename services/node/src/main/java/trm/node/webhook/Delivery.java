package trm.node.webhook;

import java.nio.charset.StandardCharsets;
import trm.node.feed.FeedEntry;
import trm.node.feed.FeedJson;

/**
 * What is due to one webhook.
 *
 * @param entry what it tells
 * @param test whether it was made to try the webhook: tried once, and proving nothing of the rest
 * @param failures how many attempts have failed
 */
public record Delivery(DeliveryId id, FeedEntry entry, boolean test, int failures) {

  byte[] body() {
    return FeedJson.of(entry).toString().getBytes(StandardCharsets.UTF_8);
  }
}
