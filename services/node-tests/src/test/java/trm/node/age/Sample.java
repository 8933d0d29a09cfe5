package trm.node.age;

import java.util.Arrays;

/** How long something took, again and again. */
final class Sample {
  private final long[] nanos;
  private int count;

  Sample(int max) {
    this.nanos = new long[max];
  }

  void add(long took) {
    nanos[count++] = took;
  }

  /** Milliseconds that so many of a hundred did not exceed. */
  double millis(int percent) {
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    return sorted[Math.min(count - 1, count * percent / 100)] / 1e6;
  }
}
