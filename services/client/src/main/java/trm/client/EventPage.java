package trm.client;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A page of the feed, the oldest first.
 *
 * @param next where to go on; empty only while nothing has ever happened
 * @param more whether there may be more at once
 */
public record EventPage(List<Event> events, Optional<String> next, boolean more) {
  static EventPage of(JsonNode json) {
    List<Event> events = json.path("events").values().stream().map(Event::of).toList();
    return new EventPage(
        events, Json.optionalText(json, "next"), json.path("more").asBoolean(false));
  }
}
