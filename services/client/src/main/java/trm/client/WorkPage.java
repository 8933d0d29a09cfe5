package trm.client;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A page of the work list, the first due first.
 *
 * @param next where the next page begins, if there may be one
 */
public record WorkPage(List<Item> items, Optional<String> next) {

  /**
   * Something that waits for somebody; nothing personal.
   *
   * @param kind such as {@code REQUEST}
   * @param measure such as {@code M4.4}; empty where it is of none
   * @param owedBy the node that owes it
   * @param owedTo the node that asked
   * @param organisation on whose desk it lies; empty while it lies on nobody's
   */
  public record Item(
      String caseReference,
      String kind,
      Optional<String> measure,
      Instant dueAt,
      boolean overdue,
      String owedBy,
      String owedTo,
      Optional<String> organisation) {
    static Item of(JsonNode json) {
      return new Item(
          Json.text(json, "case"),
          Json.text(json, "kind"),
          Json.optionalText(json, "measure"),
          Json.instant(json, "dueAt"),
          json.path("overdue").asBoolean(false),
          Json.text(json, "owedBy"),
          Json.text(json, "owedTo"),
          Json.optionalText(json, "organisation"));
    }
  }

  static WorkPage of(JsonNode json) {
    List<Item> items = json.path("items").values().stream().map(Item::of).toList();
    return new WorkPage(items, Json.optionalText(json, "next"));
  }
}
