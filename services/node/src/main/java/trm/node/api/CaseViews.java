package trm.node.api;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import trm.evidence.journal.JournalEntry;
import trm.node.casework.CaseLine;
import trm.node.casework.CaseView;
import trm.referral.Fact;
import trm.referral.NodeId;
import trm.referral.OrganisationId;
import trm.referral.file.KnownIdentity;

/** Cases as callers read them. */
final class CaseViews {
  private final JsonMapper json;

  CaseViews(JsonMapper json) {
    this.json = json;
  }

  /** Where a case stands; nothing personal. */
  ObjectNode line(CaseLine line) {
    ObjectNode node = json.createObjectNode();
    node.put("case", line.caseReference().value());
    node.put("epoch", line.epoch());
    node.put("turn", line.turn());
    node.put("authority", line.authority().value());
    OrganisationId holder = line.turnHolder();
    node.put("turnHolder", holder == null ? null : holder.value());
    ArrayNode duty = node.putArray("duty");
    line.duty().stream().map(NodeId::value).sorted().forEach(duty::add);
    ArrayNode organisations = node.putArray("organisations");
    line.organisations().stream().map(OrganisationId::value).sorted().forEach(organisations::add);
    node.put("changedAt", line.changedAt().toString());
    return node;
  }

  /** A whole file. */
  ObjectNode file(CaseView view) {
    ObjectNode node = line(view.line());
    KnownIdentity.of(view.referral().facts()).ifPresent(known -> addIdentity(known, node));
    ArrayNode facts = node.putArray("facts");
    for (Fact fact : view.referral().facts()) {
      ObjectNode entry = step(fact);
      entry.set("event", json.valueToTree(fact.event()));
      facts.add(entry);
    }
    return node;
  }

  /**
   * Who the person is now, who said so last and when. What was corrected stands among the facts.
   */
  private void addIdentity(KnownIdentity known, ObjectNode node) {
    ObjectNode identity = step(known.fact());
    identity.put("corrected", known.isCorrected());
    identity.set("value", json.valueToTree(known.identity()));
    node.set("identity", identity);
  }

  /** Who did what, when, under which measure; nothing of what it says about the person. */
  ArrayNode timeline(CaseView view) {
    ArrayNode steps = json.createArrayNode();
    view.referral().facts().forEach(fact -> steps.add(step(fact)));
    return steps;
  }

  /** What was told because of a danger and not by consent: by whom, to whom and why. */
  ArrayNode overrides(CaseView view) {
    ArrayNode overrides = json.createArrayNode();
    for (JournalEntry entry : view.overrides()) {
      overrides
          .addObject()
          .put("eventType", entry.eventType())
          .put("to", String.valueOf(entry.peer()))
          .put("reason", entry.outcome())
          .put("organisation", entry.organisation())
          .put("officer", entry.officer())
          .put("statedBy", entry.statedBy())
          .put("recordedAt", entry.recordedAt().toString());
    }
    return overrides;
  }

  private ObjectNode step(Fact fact) {
    ObjectNode node = json.createObjectNode();
    node.put("eventType", fact.event().getClass().getSimpleName());
    node.put("measure", fact.stamp().measure());
    node.put("node", fact.stamp().node().value());
    node.put("organisation", fact.stamp().organisation().value());
    node.put("officer", fact.stamp().officer().value());
    node.put("statedBy", fact.stamp().statedBy());
    node.put("occurredAt", fact.stamp().occurredAt().toString());
    node.put("recordedAt", fact.stamp().recordedAt().toString());
    return node;
  }
}
