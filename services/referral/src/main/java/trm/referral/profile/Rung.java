package trm.referral.profile;

/**
 * One rung of the ladder on which an overdue matter climbs.
 *
 * @param after how long after it was due
 */
public record Rung(Who who, TimeLimit after) {
  /** Who is told. */
  public enum Who {
    OFFICER,
    SUPERVISOR,
    NATIONAL_COORDINATOR,
    FOCAL_POINT_ALTERNATE
  }
}
