package trm.client;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * How often a request is made again, and after which pauses. Each pause is twice the one before and
 * up to a fifth longer by chance, so that many clients do not come back at one moment.
 *
 * @param attempts in all, 1 or more
 * @param firstPause before the second attempt
 * @param pauseMax the longest that is waited; when the node asks for more, the caller is told
 */
public record Retry(int attempts, Duration firstPause, Duration pauseMax) {
  /** What suits a system without anybody waiting at a screen: about a minute in all. */
  public static Retry usual() {
    return new Retry(6, Duration.ofSeconds(1), Duration.ofSeconds(30));
  }

  /** One attempt. */
  public static Retry none() {
    return new Retry(1, Duration.ZERO, Duration.ZERO);
  }

  /**
   * What to wait before the next attempt.
   *
   * @param made attempts so far
   * @param asked what the node asked for by {@code Retry-After}
   * @return nothing when it was the last one
   */
  Optional<Duration> pauseAfter(int made, @Nullable Duration asked) {
    if (made >= attempts || (asked != null && asked.compareTo(pauseMax) > 0)) {
      return Optional.empty();
    }
    Duration grown = firstPause.multipliedBy(1L << Math.min(made - 1, 20));
    Duration pause = grown.compareTo(pauseMax) > 0 ? pauseMax : grown;
    long longer = ThreadLocalRandom.current().nextLong(pause.toMillis() / 5 + 1);
    Duration spread = pause.plusMillis(longer);
    return Optional.of(asked != null && asked.compareTo(spread) > 0 ? asked : spread);
  }
}
