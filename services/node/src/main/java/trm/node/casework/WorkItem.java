package trm.node.casework;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trm.referral.CaseReference;
import trm.referral.DeadlineId;
import trm.referral.NodeId;
import trm.referral.OrganisationId;
import trm.referral.OrganisationKind;
import trm.referral.deadline.Due.Ground;
import trm.referral.deadline.Kind;

/**
 * One thing that waits for somebody at this node, as it stands in a list: nothing personal.
 *
 * @param asks what kind of request waits, where it is one
 * @param owedBy the node that owes it; where it is another, somebody here waits for it
 * @param owedTo the node that asked for it
 * @param organisation on whose desk it lies; absent where no organisation has the case in hand
 * @param performers the kinds of organisations that perform the measure here
 * @param ground what the time rests on
 * @param source the law, the agreement, or that there is none
 * @param raised the rungs of the ladder that were told, lowest first
 * @param nextRungAt when the next one is to be told; absent at the top
 */
public record WorkItem(
    CaseReference caseReference,
    DeadlineId deadline,
    Kind kind,
    String measure,
    @Nullable String asks,
    Instant since,
    Instant dueAt,
    NodeId owedBy,
    NodeId owedTo,
    @Nullable OrganisationId organisation,
    Set<OrganisationKind> performers,
    Ground ground,
    String source,
    List<String> raised,
    @Nullable Instant nextRungAt) {
  public WorkItem {
    performers = Set.copyOf(performers);
    raised = List.copyOf(raised);
  }

  /** Whether its time is over. */
  public boolean isOverdue(Instant now) {
    return !now.isBefore(dueAt);
  }

  /** Its place in every list. */
  WorkPlace place() {
    return new WorkPlace(dueAt, caseReference, deadline);
  }
}
