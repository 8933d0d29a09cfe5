package trm.referral.deadline;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import trm.referral.OrganisationId;
import trm.referral.OrganisationKind;

/**
 * On whose desk at this node a matter lies: who acts on it when this node owes it, and who waits
 * for it when another does.
 *
 * @param organisation the one organisation; absent where none has the case in hand
 * @param kinds who performs the measure here, by the country's profile; those of no known measure
 *     are empty
 */
public record Desk(@Nullable OrganisationId organisation, Set<OrganisationKind> kinds) {
  public Desk {
    kinds = Set.copyOf(kinds);
  }
}
