package trm.referral;

/** What an organisation inside a node is, as the node's own register says. */
public enum OrganisationKind {
  FIRST_RESPONDER,
  NGO,
  NATIONAL_COORDINATOR,
  COMPETENT_AUTHORITY,
  CONSULAR_DESK,
  CHILD_AUTHORITY,
  PROSECUTOR,
  COURT,
  SOCIAL_SERVICE,
  POLICE,
  IMMIGRATION,
  HEALTH_SERVICE,
  LEGAL_AID,
  GUARDIAN_OFFICE,
  INTERNATIONAL_ORGANISATION
}
