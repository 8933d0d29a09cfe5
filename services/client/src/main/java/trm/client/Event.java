package trm.client;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * An entry of the feed, which is also the content of a webhook's delivery; nothing personal.
 *
 * @param id the same for ever, and in every delivery
 * @param cursor the place behind this entry
 * @param type such as {@code case.event.turn_offered}; a newer node may have types that are not
 *     known here
 * @param timestamp when the node wrote it down
 * @param data {@code occurredAt} and, of a case, {@code case}, {@code measure}, {@code epoch} and
 *     {@code turn}
 */
public record Event(String id, String cursor, String type, Instant timestamp, JsonNode data) {
  static Event of(JsonNode json) {
    return new Event(
        Json.text(json, "id"),
        Json.text(json, "cursor"),
        Json.text(json, "type"),
        Json.instant(json, "timestamp"),
        json.path("data"));
  }

  /** The case; empty when it is about none. */
  public String caseReference() {
    return Json.text(data, "case");
  }
}
