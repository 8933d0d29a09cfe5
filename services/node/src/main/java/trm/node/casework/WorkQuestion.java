package trm.node.casework;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trm.referral.CaseReference;
import trm.referral.OrganisationId;
import trm.referral.OrganisationKind;
import trm.referral.deadline.Kind;

/**
 * Whose work, and which of it.
 *
 * @param whose what waits for the asker
 * @param filter what of that is asked for
 * @param after the place after which the page begins; absent for the first page
 * @param max how many items at most, 1 to 200
 */
public record WorkQuestion(Whose whose, Filter filter, @Nullable WorkPlace after, int max) {

  /**
   * What waits for an officer: what lies on the desk of the organisation, what waits for whoever
   * performs the measure, and what has climbed to a rung that the officer stands on.
   *
   * @param everyCase whether cases concern the officer in which the organisation takes no part
   * @param desk whether the officer works: a supervisor alone sees only what has climbed
   * @param kinds of organisations for which the officer may take what lies on nobody's desk; empty
   *     for a partner, who sees only what is the organisation's own
   * @param ownRungs what has climbed to one of these, of the organisation's own or on nobody's desk
   * @param nodeRungs what has climbed to one of these, whoever's it is
   */
  public record Whose(
      OrganisationId organisation,
      boolean everyCase,
      boolean desk,
      Set<OrganisationKind> kinds,
      Set<String> ownRungs,
      Set<String> nodeRungs) {
    public Whose {
      kinds = Set.copyOf(kinds);
      ownRungs = Set.copyOf(ownRungs);
      nodeRungs = Set.copyOf(nodeRungs);
    }
  }

  /**
   * Every condition that is present has to hold.
   *
   * @param overdue whether the due time is over, or is not
   * @param now the moment by which something is overdue
   */
  public record Filter(
      @Nullable Boolean overdue,
      @Nullable String measure,
      @Nullable CaseReference caseReference,
      @Nullable Kind kind,
      @Nullable Instant dueBefore,
      Instant now) {}
}
