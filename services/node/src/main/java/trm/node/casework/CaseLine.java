package trm.node.casework;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trm.referral.CaseReference;
import trm.referral.NodeId;
import trm.referral.OrganisationId;

/**
 * A case as it stands in a list: nothing personal.
 *
 * @param turnHolder the organisation of this node that has it in hand; absent while it is elsewhere
 * @param organisations those of this node that took part in it or were asked to
 */
public record CaseLine(
    CaseReference caseReference,
    long version,
    long epoch,
    NodeId authority,
    Set<NodeId> duty,
    long turn,
    @Nullable OrganisationId turnHolder,
    Set<OrganisationId> organisations,
    Instant changedAt) {
  public CaseLine {
    duty = Set.copyOf(duty);
    organisations = Set.copyOf(organisations);
  }

  /** Where it stands in a list. */
  public Place place() {
    return new Place(changedAt, caseReference.value());
  }
}
