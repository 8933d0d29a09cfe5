package trm.node.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import trm.node.casework.WorkItem;
import trm.referral.OrganisationId;

/** Work as callers read it. */
final class WorkViews {
  private final JsonMapper json;

  WorkViews(JsonMapper json) {
    this.json = json;
  }

  /** A page, and where the next one begins if there may be one. */
  ObjectNode page(List<WorkItem> items, Instant now, boolean full) {
    ObjectNode page = json.createObjectNode();
    ArrayNode list = page.putArray("items");
    items.forEach(item -> list.add(item(item, now)));
    page.put("next", full ? WorkCursor.after(items.getLast()) : null);
    return page;
  }

  private ObjectNode item(WorkItem item, Instant now) {
    OrganisationId desk = item.organisation();
    ObjectNode node = json.createObjectNode();
    node.put("case", item.caseReference().value());
    node.put("deadline", item.deadline().value());
    node.put("kind", item.kind().name());
    node.put("measure", item.measure());
    node.put("since", item.since().toString());
    node.put("dueAt", item.dueAt().toString());
    node.put("overdue", item.isOverdue(now));
    node.put("owedBy", item.owedBy().value());
    node.put("owedTo", item.owedTo().value());
    node.put("organisation", desk == null ? null : desk.value());
    ArrayNode performers = node.putArray("performers");
    item.performers().stream().map(Enum::name).sorted().forEach(performers::add);
    node.put("ground", item.ground().name());
    node.put("source", item.source());
    node.put("escalatedTo", escalatedTo(item));
    Instant next = item.nextRungAt();
    node.put("escalatesAt", next == null ? null : next.toString());
    return node;
  }

  private static @Nullable String escalatedTo(WorkItem item) {
    return item.raised().isEmpty() ? null : item.raised().getLast();
  }
}
