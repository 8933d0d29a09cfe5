package trm.node.age;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Asks a young and an old node the same in turn, so that whatever else the machine does falls on
 * both alike.
 */
final class Comparison {
  private final AgedNode young;
  private final AgedNode old;
  private final int times;
  private final PrintStream told;
  private final List<String> slower = new ArrayList<>();

  Comparison(AgedNode young, AgedNode old, int times, PrintStream told) {
    this.young = young;
    this.old = old;
    this.times = times;
    this.told = told;
    told.printf("%-34s %9s %9s %9s %9s %7s%n", "ms", "young p50", "p99", "old p50", "p99", "ratio");
  }

  /**
   * Measures.
   *
   * @param limit how many times longer the old node's median may be
   * @return the old node's median in milliseconds
   */
  double of(String what, double limit, Consumer<AgedNode> asked) {
    Sample first = new Sample(times);
    Sample second = new Sample(times);
    for (int i = 0; i < times / 4; i++) {
      asked.accept(young);
      asked.accept(old);
    }
    for (int i = 0; i < times; i++) {
      first.add(time(young, asked));
      second.add(time(old, asked));
    }
    double ratio = second.millis(50) / first.millis(50);
    told.printf(
        "%-34s %9.2f %9.2f %9.2f %9.2f %7.2f%n",
        what, first.millis(50), first.millis(99), second.millis(50), second.millis(99), ratio);
    if (ratio > limit) {
      slower.add("%s: %.2f times".formatted(what, ratio));
    }
    return second.millis(50);
  }

  private static long time(AgedNode node, Consumer<AgedNode> asked) {
    long began = System.nanoTime();
    asked.accept(node);
    return System.nanoTime() - began;
  }

  /** What took longer than it may. */
  List<String> slower() {
    return slower;
  }
}
