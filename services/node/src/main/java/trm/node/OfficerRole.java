package trm.node;

import java.util.Arrays;
import java.util.Optional;

/** What a caller may be, as the node's own realm says in its tokens. */
public enum OfficerRole {
  /** An organisation's system; each of its calls names the officer who acts. */
  PARTNER("partner"),
  CASE_WORKER("case-worker"),
  /** Sees what is overdue in the own organisation once it has climbed; gives no command. */
  SUPERVISOR("supervisor"),
  /** Stands in for the focal point: sees what nobody below answered; gives no command. */
  FOCAL_POINT_ALTERNATE("focal-point-alternate"),
  COMPETENT_AUTHORITY("competent-authority"),
  NATIONAL_COORDINATOR("national-coordinator"),
  CONSULAR_OFFICER("consular-officer"),
  PROSECUTOR("prosecutor"),
  /** Reads everything that is evidence, and exports it. */
  AUDITOR("auditor"),
  /** Reads anonymous statistics and nothing else: is let in only where a call names the role. */
  NATIONAL_RAPPORTEUR("national-rapporteur"),
  /** Keeps the node running; sees mail and health, never a case. */
  OPERATOR("operator");

  private final String realmName;

  OfficerRole(String realmName) {
    this.realmName = realmName;
  }

  /** The role's name in the realm. */
  public String realmName() {
    return realmName;
  }

  /** The role of that realm name; a realm has roles of its own that mean nothing here. */
  public static Optional<OfficerRole> ofRealm(String name) {
    return Arrays.stream(values()).filter(role -> role.realmName.equals(name)).findFirst();
  }
}
