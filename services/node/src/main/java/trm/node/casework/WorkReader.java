package trm.node.casework;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trm.exchange.UnitOfWork;
import trm.node.OfficerRole;
import trm.node.casework.WorkQuestion.Filter;
import trm.node.casework.WorkQuestion.Whose;
import trm.referral.OrganisationKind;
import trm.referral.profile.Rung;

/** Reads the work list for officers. Nothing in it is personal, so no reading is journalled. */
public final class WorkReader {
  private final UnitOfWork unitOfWork;
  private final WorkBook book;

  WorkReader(UnitOfWork unitOfWork, WorkBook book) {
    this.unitOfWork = unitOfWork;
    this.book = book;
  }

  /**
   * One page of what waits for an officer in any of the officer's roles.
   *
   * @param after the place after which the page begins; absent for the first page
   * @param max how many items at most, 1 to 200
   */
  public List<WorkItem> list(Officer by, Filter filter, @Nullable WorkPlace after, int max) {
    WorkQuestion question = new WorkQuestion(whose(by), filter, after, max);
    return unitOfWork.carryOut(_ -> book.find(question)).value();
  }

  /**
   * A partner's system is bound to its organisation, whatever other role its account has. The focal
   * point's alternate sees what climbed in the whole node, and no case.
   */
  private static Whose whose(Officer by) {
    Set<OfficerRole> roles = by.roles();
    return new Whose(
        by.organisation(),
        by.seesEveryCase() || roles.contains(OfficerRole.FOCAL_POINT_ALTERNATE),
        roles.stream().anyMatch(WorkReader::works),
        roles.contains(OfficerRole.PARTNER) ? Set.of() : kinds(by),
        roles.contains(OfficerRole.SUPERVISOR) ? Set.of(Rung.Who.SUPERVISOR.name()) : Set.of(),
        nodeRungs(roles));
  }

  private static boolean works(OfficerRole role) {
    return switch (role) {
      case PARTNER,
          CASE_WORKER,
          COMPETENT_AUTHORITY,
          NATIONAL_COORDINATOR,
          CONSULAR_OFFICER,
          PROSECUTOR ->
          true;
      case SUPERVISOR, FOCAL_POINT_ALTERNATE, AUDITOR, NATIONAL_RAPPORTEUR, OPERATOR -> false;
    };
  }

  /**
   * What an officer may take that lies on nobody's desk: what a body of this kind performs. The
   * coordinator takes whatever the node owes, since somebody has to.
   */
  private static Set<OrganisationKind> kinds(Officer by) {
    return by.roles().contains(OfficerRole.NATIONAL_COORDINATOR)
        ? EnumSet.allOf(OrganisationKind.class)
        : Set.of(by.kind());
  }

  /** What climbed past the coordinator has climbed to the coordinator too, and stays there. */
  private static Set<String> nodeRungs(Set<OfficerRole> roles) {
    Set<String> rungs = new HashSet<>();
    if (roles.contains(OfficerRole.NATIONAL_COORDINATOR)) {
      rungs.add(Rung.Who.NATIONAL_COORDINATOR.name());
    }
    if (roles.contains(OfficerRole.FOCAL_POINT_ALTERNATE)) {
      rungs.add(Rung.Who.FOCAL_POINT_ALTERNATE.name());
    }
    return rungs;
  }
}
