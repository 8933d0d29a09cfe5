package trm.node.casework;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import trm.node.OfficerRole;
import trm.referral.OfficerId;
import trm.referral.OrganisationId;
import trm.referral.OrganisationKind;

/**
 * Who acts, as the door found out: from a token, never from a request's body.
 *
 * @param client the account that calls; an idempotency key is its own
 * @param organisation inside this node; bounds what is seen
 * @param kind what the organisation is
 * @param officer who acts
 * @param statedBy the partner system that named the officer; absent when the officer signed in
 * @param roles what the officer may be here
 * @param byCachedKeys whether the token was verified by keys that the realm could not confirm then
 */
public record Officer(
    String client,
    OrganisationId organisation,
    OrganisationKind kind,
    OfficerId officer,
    @Nullable String statedBy,
    Set<OfficerRole> roles,
    boolean byCachedKeys) {
  public Officer {
    roles = Set.copyOf(roles);
  }

  /** An officer whose token the realm would confirm. */
  public Officer(
      String client,
      OrganisationId organisation,
      OrganisationKind kind,
      OfficerId officer,
      @Nullable String statedBy,
      Set<OfficerRole> roles) {
    this(client, organisation, kind, officer, statedBy, roles, false);
  }

  /** The same officer in some of the roles only. */
  public Officer as(Set<OfficerRole> some) {
    return new Officer(client, organisation, kind, officer, statedBy, some, byCachedKeys);
  }

  /**
   * Whether every case of the node concerns this officer. A partner and a case worker see what
   * their organisation took part in; those who answer for the node see all of it.
   */
  public boolean seesEveryCase() {
    return seesEveryCase(roles);
  }

  /** Whether one of these roles sees every case of its node. */
  public static boolean seesEveryCase(Set<OfficerRole> roles) {
    return roles.stream()
        .anyMatch(
            role ->
                switch (role) {
                  case NATIONAL_COORDINATOR,
                      COMPETENT_AUTHORITY,
                      CONSULAR_OFFICER,
                      PROSECUTOR,
                      AUDITOR ->
                      true;
                  case PARTNER,
                      CASE_WORKER,
                      SUPERVISOR,
                      FOCAL_POINT_ALTERNATE,
                      NATIONAL_RAPPORTEUR,
                      OPERATOR ->
                      false;
                });
  }
}
