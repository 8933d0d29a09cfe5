package trm.node.hell;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Random;
import java.util.function.Consumer;

/**
 * A run of tries: each with a chance of its own, made of the run's seed and the try's number, so
 * that a try that fails is repeated alone by {@code -Dcorridor.fuzz.seed} and {@code
 * -Dcorridor.fuzz.from}.
 */
public final class Tries {
  /** What the service's own heap could not spare; a try that keeps more is a leak. */
  private static final long KEPT_MAX = 64L << 20;

  private static final long SEED = Long.getLong("corridor.fuzz.seed", 20_260_302);
  private static final long FROM = Long.getLong("corridor.fuzz.from", 0);

  private final String what;
  private final int tries;
  private final Duration longest;

  private Tries(String what, int tries, Duration longest) {
    this.what = what;
    this.tries = tries;
    this.longest = longest;
  }

  /**
   * A run.
   *
   * @param tries in a short run; a long one has as many as {@code corridor.fuzz.tries} says
   * @param longest that one try may take
   */
  public static Tries of(String what, int tries, Duration longest) {
    return new Tries(what, Integer.getInteger("corridor.fuzz.tries", tries), longest);
  }

  /** One try of what is the same in every run. */
  static Tries once(String what, Duration longest) {
    return new Tries(what, 1, longest);
  }

  /** Tries, and fails on what fails, on what takes too long, and on what is kept in memory. */
  public void each(Consumer<Random> body) {
    System.out.printf("%s: %d tries from %d with seed %d%n", what, tries, FROM, SEED);
    long before = tries > 1 ? heap() : 0;
    for (long number = FROM; number < FROM + tries; number++) {
      one(number, body);
    }
    if (tries > 1) {
      assertThat(heap() - before).as("%s: bytes kept", what).isLessThan(KEPT_MAX);
    }
  }

  private void one(long number, Consumer<Random> body) {
    long begun = System.nanoTime();
    try {
      body.accept(new Random(SEED * 1_000_003 + number));
    } catch (RuntimeException | Error e) {
      throw new AssertionError(
          "%s: try %d with seed %d failed: %s".formatted(what, number, SEED, e), e);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .as("%s: try %d with seed %d", what, number, SEED)
        .isLessThan(longest);
  }

  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
