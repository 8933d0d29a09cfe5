package trm.corridor.sim;

import java.util.Set;
import trm.evidence.NodeId;
import trm.node.OfficerRole;
import trm.node.casework.Officer;
import trm.referral.OfficerId;
import trm.referral.OrganisationId;
import trm.referral.OrganisationKind;

/** An invented officer and the node in which he or she works. */
record Actor(NodeId node, String organisation, OrganisationKind kind) {
  static final Actor SHELTER = new Actor(World.MACAO, "harbour-shelter", OrganisationKind.NGO);
  static final Actor COORDINATOR =
      new Actor(World.MACAO, "mo-coordination", OrganisationKind.NATIONAL_COORDINATOR);
  static final Actor AUTHORITY =
      new Actor(World.MACAO, "mo-authority", OrganisationKind.COMPETENT_AUTHORITY);
  static final Actor PROSECUTOR =
      new Actor(World.MACAO, "mo-prosecution", OrganisationKind.PROSECUTOR);
  static final Actor HELP_POINT =
      new Actor(World.CHINA, "cn-help-point", OrganisationKind.NATIONAL_COORDINATOR);
  static final Actor CONSUL =
      new Actor(World.MONGOLIA, "mn-consulate", OrganisationKind.CONSULAR_DESK);
  static final Actor RECEIVER =
      new Actor(World.MONGOLIA, "mn-social-service", OrganisationKind.SOCIAL_SERVICE);
  static final Actor AUDITOR =
      new Actor(World.MACAO, "mo-audit", OrganisationKind.NATIONAL_COORDINATOR);

  /** Sees every case of the node: who may see which case is tested elsewhere. */
  Officer officer() {
    return new Officer(
        organisation,
        new OrganisationId(organisation),
        kind,
        new OfficerId("officer-of-" + organisation),
        null,
        Set.of(OfficerRole.NATIONAL_COORDINATOR));
  }
}
