package trm.client;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Where a case stands; nothing personal.
 *
 * @param authority the node that may decide
 * @param turnHolder the organisation of this node that has the case in hand; empty while it is
 *     elsewhere
 * @param duty the nodes that owe the person care
 */
public record CaseLine(
    String caseReference,
    long epoch,
    long turn,
    String authority,
    Optional<String> turnHolder,
    List<String> duty,
    Instant changedAt) {

  static CaseLine of(JsonNode json) {
    return new CaseLine(
        Json.text(json, "case"),
        json.path("epoch").asLong(),
        json.path("turn").asLong(),
        Json.text(json, "authority"),
        Json.optionalText(json, "turnHolder"),
        Json.texts(json, "duty"),
        Json.instant(json, "changedAt"));
  }

  /** What a command is given on. */
  public Screen screen() {
    return new Screen(epoch, turn);
  }
}
