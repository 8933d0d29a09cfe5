package trm.corridor.sim;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** The source of chance of a run. */
final class Dice {
  private final SplittableRandom random;

  Dice(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /**
   * The dice of one purpose: what is drawn for another does not move what falls here, so that a run
   * of which parts are left out stays the run it was.
   */
  static Dice of(long seed, String purpose) {
    return new Dice(seed * 1_000_003 + purpose.hashCode());
  }

  /** True once in so many times; never for 0. */
  boolean oneIn(int times) {
    return times > 0 && random.nextInt(times) == 0;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  Duration upTo(Duration longest) {
    return Duration.ofMillis(1 + random.nextLong(longest.toMillis()));
  }

  <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  UUID uuid() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
