package trm.client;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A message that the node sends to another.
 *
 * @param state {@code POSTED}, {@code SENDING}, {@code SENT}, {@code ACKNOWLEDGED} or {@code
 *     REFUSED}
 * @param overdue whether its receipt is late
 * @param toldCode what the other node said, where it refused
 * @param closedAt when its receipt came
 */
public record Message(
    String messageId,
    String recipient,
    String eventType,
    String state,
    boolean overdue,
    Optional<String> toldCode,
    Instant postedAt,
    Optional<Instant> closedAt) {

  static Message of(JsonNode json) {
    return new Message(
        Json.text(json, "messageId"),
        Json.text(json, "recipient"),
        Json.text(json, "eventType"),
        Json.text(json, "state"),
        json.path("overdue").asBoolean(false),
        Json.optionalText(json, "toldCode"),
        Json.instant(json, "postedAt"),
        Json.optionalInstant(json, "closedAt"));
  }

  /** Whether the other node proved that it has the message, whatever it thinks of it. */
  public boolean isReceipted() {
    return state.equals("ACKNOWLEDGED") || state.equals("REFUSED");
  }
}
