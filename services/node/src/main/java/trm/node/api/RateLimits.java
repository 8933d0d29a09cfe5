package trm.node.api;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;

/**
 * How many requests each account may still make, at this replica. A bucket that nobody touches is
 * full again after a minute, so forgetting it after five gives nobody more.
 */
final class RateLimits {
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final Duration KEPT = Duration.ofMinutes(5);
  private static final int ACCOUNTS_MAX = 100_000;
  private final ToIntFunction<String> perMinute;
  private final TimeMeter time;
  private final LoadingCache<Key, Bucket> buckets =
      Caffeine.newBuilder()
          .expireAfterAccess(KEPT)
          .maximumSize(ACCOUNTS_MAX)
          .build(key -> bucket(key.perMinute()));

  /**
   * @param perMinute how many requests a minute an account may make
   */
  RateLimits(ToIntFunction<String> perMinute, TimeMeter time) {
    this.perMinute = perMinute;
    this.time = time;
  }

  /**
   * An account has two: a loop that runs wild must not keep its own warning from being heard. One
   * with which another limit was agreed begins anew.
   */
  private record Key(String account, int perMinute, boolean warning) {}

  /**
   * What became of a request.
   *
   * @param remaining how many more may come now
   * @param retryAfter seconds until the next may come; 0 when this one may
   * @param reset seconds until as many may come as ever
   */
  record Verdict(boolean allowed, long remaining, long retryAfter, long reset) {}

  private Bucket bucket(int perMinute) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, WINDOW))
        .withCustomTimePrecision(time)
        .build();
  }

  /** Counts one request of an account. */
  Verdict take(String account, boolean warning) {
    Key key = new Key(account, perMinute.applyAsInt(account), warning);
    ConsumptionProbe probe = buckets.get(key).tryConsumeAndReturnRemaining(1);
    return new Verdict(
        probe.isConsumed(),
        probe.getRemainingTokens(),
        probe.isConsumed() ? 0 : Math.max(1, seconds(probe.getNanosToWaitForRefill())),
        seconds(probe.getNanosToWaitForReset()));
  }

  private static long seconds(long nanos) {
    long seconds = TimeUnit.NANOSECONDS.toSeconds(nanos);
    return TimeUnit.SECONDS.toNanos(seconds) == nanos ? seconds : seconds + 1;
  }

  /** The limit of an account as the header {@code RateLimit-Policy} has it. */
  String policy(String account) {
    return "\"account\";q=" + perMinute.applyAsInt(account) + ";w=" + WINDOW.toSeconds();
  }
}
