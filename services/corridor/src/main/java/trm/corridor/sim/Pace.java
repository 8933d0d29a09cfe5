package trm.corridor.sim;

import java.time.Duration;

/**
 * How long a history is, and how close together things happen in it. A run costs what its officers
 * do, not its days; so most histories have few acts, over a day and a half or over six, and one in
 * forty has many.
 *
 * @param misfortune how long things go wrong, before the run comes to rest
 * @param officers at most between two acts of officers
 * @param steps at most between two steps of one of a node's loops
 * @param strikes at most between two misfortunes that may strike
 * @param backups at most between two backups of a node
 * @param journey at most from one country to the next
 */
record Pace(
    Duration misfortune,
    Duration officers,
    Duration steps,
    Duration strikes,
    Duration backups,
    Duration journey) {
  /** Everything crosses everything else. */
  static final Pace HURRIED =
      new Pace(
          Duration.ofHours(36),
          Duration.ofMinutes(12),
          Duration.ofMinutes(30),
          Duration.ofHours(8),
          Duration.ofHours(8),
          Duration.ofHours(5));

  /** Directories expire, and an outage lasts for days. */
  static final Pace SLOW =
      new Pace(
          Duration.ofDays(6),
          Duration.ofMinutes(48),
          Duration.ofHours(1),
          Duration.ofHours(36),
          Duration.ofHours(30),
          Duration.ofHours(20));

  /** Both. */
  static final Pace LONG =
      new Pace(
          Duration.ofDays(6),
          Duration.ofMinutes(14),
          Duration.ofHours(1),
          Duration.ofHours(36),
          Duration.ofHours(30),
          Duration.ofHours(20));

  /** The pace of a seed. */
  static Pace of(long seed) {
    int drawn = Dice.of(seed, "pace").below(40);
    if (drawn == 0) {
      return LONG;
    }
    return drawn <= 20 ? HURRIED : SLOW;
  }
}
