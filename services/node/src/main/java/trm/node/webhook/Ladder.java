package trm.node.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * When a delivery that failed is tried again: ten attempts over three days and a half. The waits
 * are those that Standard Webhooks 1.0.0 gives as its example, each lengthened by up to a fifth, so
 * that what failed together does not come back together.
 */
final class Ladder {
  private static final List<Duration> WAITS =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(14),
          Duration.ofHours(20),
          Duration.ofHours(24));
  private static final double JITTER_MAX = 0.2;

  /** A receiver cannot ask for a longer pause than this. */
  private static final Duration ASKED_MAX = Duration.ofHours(24);

  /** No two attempts of one delivery lie further apart, unless it was given up between them. */
  static final Duration LONGEST =
      Duration.ofMillis((long) (WAITS.getLast().toMillis() * (1 + JITTER_MAX)));

  private static final Duration REST_LEAST = Duration.ofSeconds(5);
  private static final Duration REST_MOST = Duration.ofMinutes(15);
  private final DoubleSupplier dice;

  /**
   * @param dice from 0 to 1
   */
  Ladder(DoubleSupplier dice) {
    this.dice = dice;
  }

  /**
   * When the next attempt is due; empty when it was the last one.
   *
   * @param failures how many attempts have failed, from 1
   */
  Optional<Instant> next(Instant now, int failures, Answer answer) {
    if (failures > WAITS.size()) {
      return Optional.empty();
    }
    long wait = WAITS.get(failures - 1).toMillis();
    Instant due = now.plusMillis(wait + (long) (wait * JITTER_MAX * dice.getAsDouble()));
    Instant asked = now.plus(asked(answer, now));
    return Optional.of(due.isAfter(asked) ? due : asked);
  }

  /**
   * Until when a receiver that failed is left alone, whatever else waits for it: longer the longer
   * it has failed, so that one that is away is asked now and then and not by everything at once.
   */
  Instant restsUntil(Instant now, Instant failingSince, Answer answer) {
    Duration tenth = Duration.between(failingSince, now).dividedBy(10);
    Duration rest = tenth.compareTo(REST_MOST) < 0 ? tenth : REST_MOST;
    Duration least = rest.compareTo(REST_LEAST) > 0 ? rest : REST_LEAST;
    Duration asked = answer.outcome() == Outcome.THROTTLED ? asked(answer, now) : Duration.ZERO;
    return now.plus(least.compareTo(asked) > 0 ? least : asked);
  }

  private static Duration asked(Answer answer, Instant now) {
    Duration asked = RetryAfter.read(answer.retryAfter(), now);
    return asked.compareTo(ASKED_MAX) < 0 ? asked : ASKED_MAX;
  }
}
