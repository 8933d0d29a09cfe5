package trm.referral.profile;

/**
 * A value and what it rests on. A neutral default fills what a caller left open and refuses
 * nothing: no limit of ours may pass for law.
 *
 * @param source a law, an agreement or a publication; or {@link #NEUTRAL}
 */
public record Sourced<T>(T value, String source) {
  /** The source of a value that no law gives, or the beginning of it where it says whose it is. */
  public static final String NEUTRAL = "neutral default";

  public Sourced {
    if (source.isBlank()) {
      throw new IllegalArgumentException(
          "A value names its legal source, or says \"" + NEUTRAL + "\".");
    }
  }

  /** A value that no law gives. */
  public static <T> Sourced<T> neutral(T value) {
    return new Sourced<>(value, NEUTRAL);
  }

  /** Whether a law stands behind it, so that what contradicts it may be refused. */
  public boolean isBinding() {
    return !source.startsWith(NEUTRAL);
  }
}
