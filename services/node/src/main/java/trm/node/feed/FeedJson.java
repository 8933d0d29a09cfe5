package trm.node.feed;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import trm.node.feed.FeedEntry.About;

/** An entry as partners read it, in the feed and in a webhook alike. */
public final class FeedJson {
  private FeedJson() {}

  /** The entry as an object with type, timestamp and data, as Standard Webhooks has them. */
  public static ObjectNode of(FeedEntry entry) {
    ObjectNode node = JsonMapper.shared().createObjectNode();
    node.put("id", entry.id().toString());
    node.put("cursor", entry.id().cursor());
    node.put("type", entry.type().value());
    node.put("timestamp", entry.recordedAt().toString());
    ObjectNode data = node.putObject("data").put("occurredAt", entry.occurredAt().toString());
    switch (entry.about()) {
      case About.OfCase(var caseReference, var measure, var epoch, var turn) ->
          data.put("case", caseReference.value())
              .put("measure", measure)
              .put("epoch", epoch)
              .put("turn", turn);
      case About.OfWebhook(var webhook, var reason) ->
          data.put("webhook", webhook.toString()).put("reason", reason);
    }
    return node;
  }
}
