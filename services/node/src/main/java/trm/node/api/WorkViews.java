package trm.node.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trm.node.casework.WorkItem;
import trm.referral.OrganisationId;

/** Work as callers read it. */
final class WorkViews {
  private WorkViews() {}

  /**
   * A page.
   *
   * @param next where the next one begins, if there may be one
   */
  record WorkPage(List<WorkWaiting> items, @Nullable String next) {
    static WorkPage of(List<WorkItem> items, Instant now, boolean full) {
      return new WorkPage(
          items.stream().map(item -> WorkWaiting.of(item, now)).toList(),
          full ? WorkCursor.after(items.getLast()) : null);
    }
  }

  /**
   * Something that waits for somebody; nothing personal.
   *
   * @param asks what kind of request waits, where it is one
   * @param organisation on whose desk it lies; null while it lies on nobody's
   * @param escalatedTo the highest rung of the ladder that was told
   * @param escalatesAt when the next one is
   */
  record WorkWaiting(
      @JsonProperty("case") String caseReference,
      String deadline,
      String kind,
      @Nullable String measure,
      @Nullable String asks,
      Instant since,
      Instant dueAt,
      boolean overdue,
      String owedBy,
      String owedTo,
      @Nullable String organisation,
      List<String> performers,
      String ground,
      String source,
      @Nullable String escalatedTo,
      @Nullable Instant escalatesAt) {
    static WorkWaiting of(WorkItem item, Instant now) {
      OrganisationId desk = item.organisation();
      return new WorkWaiting(
          item.caseReference().value(),
          item.deadline().value(),
          item.kind().name(),
          item.measure(),
          item.asks(),
          item.since(),
          item.dueAt(),
          item.isOverdue(now),
          item.owedBy().value(),
          item.owedTo().value(),
          desk == null ? null : desk.value(),
          item.performers().stream().map(Enum::name).sorted().toList(),
          item.ground().name(),
          item.source(),
          item.raised().isEmpty() ? null : item.raised().getLast(),
          item.nextRungAt());
    }
  }
}
