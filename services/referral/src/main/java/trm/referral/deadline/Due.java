package trm.referral.deadline;

import java.time.Instant;

/**
 * By when, and what that rests on.
 *
 * @param source the law, the agreement, {@code neutral default}, or {@link #STATED}
 */
public record Due(Instant at, Ground ground, String source) {
  /** The source of a time that stands in the case itself, such as the one that a request names. */
  public static final String STATED = "stated in the case";

  /** What a time limit rests on. */
  public enum Ground {
    /** A law or an agreement. */
    LAW,
    /** No law: it is shown and counted, and refuses nothing. */
    NEUTRAL_DEFAULT,
    /** Whoever asked, offered, delegated or consented named it. */
    STATED
  }

  static Due stated(Instant at) {
    return new Due(at, Ground.STATED, STATED);
  }
}
