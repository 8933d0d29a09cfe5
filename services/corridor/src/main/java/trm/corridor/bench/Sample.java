package trm.corridor.bench;

import java.util.List;
import java.util.Locale;

/** Durations that were measured, in milliseconds. */
record Sample(List<Double> sorted) {
  static Sample ofNanos(List<Long> nanos) {
    return new Sample(nanos.stream().map(n -> n / 1e6).sorted().toList());
  }

  /** The value that this share of all does not exceed, from 0 to 1. */
  double quantile(double share) {
    int at = (int) Math.ceil(share * sorted.size()) - 1;
    return sorted.get(Math.clamp(at, 0, sorted.size() - 1));
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "p50 %.1f ms, p99 %.1f ms, longest %.1f ms, of %d",
        quantile(0.5),
        quantile(0.99),
        quantile(1),
        sorted.size());
  }
}
