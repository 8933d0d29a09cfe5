package trm.node.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
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

  /**
   * A page of the cases that a caller may see.
   *
   * @param next where the next one begins, if there may be one
   */
  record CaseList(List<Standing> cases, @Nullable String next) {}

  /**
   * Where a case stands; nothing personal.
   *
   * @param turnHolder the organisation of this node that has it in hand; null while it is elsewhere
   */
  record Standing(
      @JsonProperty("case") String caseReference,
      long epoch,
      long turn,
      String authority,
      @Nullable String turnHolder,
      List<String> duty,
      List<String> organisations,
      Instant changedAt) {}

  /**
   * Who did what, when and under which measure; nothing of what it says about the person.
   *
   * @param statedBy the partner's system that named the officer
   */
  record Step(
      String eventType,
      String measure,
      String node,
      String organisation,
      String officer,
      @Nullable String statedBy,
      Instant occurredAt,
      Instant recordedAt) {}

  /** A step with what was said. */
  record FactShown(@JsonUnwrapped Step step, JsonNode event) {}

  /** Who the person is now, who said so last and when. */
  record IdentityShown(@JsonUnwrapped Step step, boolean corrected, JsonNode value) {}

  /** A whole file. What was corrected stands among the facts. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record CaseFile(
      @JsonUnwrapped Standing standing, @Nullable IdentityShown identity, List<FactShown> facts) {}

  /**
   * What was told because of a danger and not by consent, or read in an emergency.
   *
   * @param to the node that was told; null where the officer read
   * @param reason the coded one
   */
  record Told(
      @Nullable String eventType,
      @Nullable String to,
      @Nullable String reason,
      String organisation,
      String officer,
      @Nullable String statedBy,
      Instant recordedAt) {}

  /** What happened in a case, without the case. */
  record Timeline(List<Step> steps, List<Told> overrides) {}

  static Standing standing(CaseLine line) {
    OrganisationId holder = line.turnHolder();
    return new Standing(
        line.caseReference().value(),
        line.epoch(),
        line.turn(),
        line.authority().value(),
        holder == null ? null : holder.value(),
        line.duty().stream().map(NodeId::value).sorted().toList(),
        line.organisations().stream().map(OrganisationId::value).sorted().toList(),
        line.changedAt());
  }

  CaseFile file(CaseView view) {
    List<Fact> facts = view.referral().facts();
    return new CaseFile(
        standing(view.line()),
        KnownIdentity.of(facts).map(this::identity).orElse(null),
        facts.stream()
            .map(fact -> new FactShown(step(fact), json.valueToTree(fact.event())))
            .toList());
  }

  private IdentityShown identity(KnownIdentity known) {
    return new IdentityShown(
        step(known.fact()), known.isCorrected(), json.valueToTree(known.identity()));
  }

  static Timeline timeline(CaseView view) {
    return new Timeline(
        view.referral().facts().stream().map(CaseViews::step).toList(),
        view.overrides().stream().map(CaseViews::told).toList());
  }

  private static Told told(JournalEntry entry) {
    return new Told(
        entry.eventType(),
        entry.peer() == null ? null : entry.peer().value(),
        entry.outcome(),
        entry.organisation(),
        entry.officer(),
        entry.statedBy(),
        entry.recordedAt());
  }

  static Step step(Fact fact) {
    return new Step(
        fact.event().getClass().getSimpleName(),
        fact.stamp().measure(),
        fact.stamp().node().value(),
        fact.stamp().organisation().value(),
        fact.stamp().officer().value(),
        fact.stamp().statedBy(),
        fact.stamp().occurredAt(),
        fact.stamp().recordedAt());
  }
}
