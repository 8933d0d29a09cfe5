package trm.node.operations;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/**
 * Prints how far a command has come: at every so-and-so-manieth thing, never more than once a few
 * seconds.
 */
final class Counter {
  private static final long PAUSE_NANOS = 5_000_000_000L;
  private static final long LOOK_EVERY = 1_000;
  private final @Nullable PrintStream to;
  private long last = System.nanoTime();

  private Counter(@Nullable PrintStream to) {
    this.to = to;
  }

  static Counter to(PrintStream err) {
    return new Counter(err);
  }

  static Counter silent() {
    return new Counter(null);
  }

  void count(String what, long done) {
    if (to == null || done % LOOK_EVERY != 0) {
      return;
    }
    long now = System.nanoTime();
    if (now - last >= PAUSE_NANOS) {
      last = now;
      to.printf("%,d %s%n", done, what);
    }
  }
}
