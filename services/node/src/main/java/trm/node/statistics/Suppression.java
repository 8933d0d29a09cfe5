package trm.node.statistics;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which cells of a table are hidden when its total is known to everybody. Whoever knows the total,
 * this rule and the declared order of the cells can still exclude no count from 0 to {@code k - 1}
 * of a hidden cell that has one of them: for each, there is a table of the same total that would
 * have been published alike.
 *
 * <p>A cell that is hidden beside those below {@code k} is chosen by the declared order alone. To
 * choose the smallest, as is usual, would tell that the hidden one is smaller than what is shown.
 */
final class Suppression {
  private final List<Long> counts;
  private final long k;

  private Suppression(List<Long> counts, long k) {
    this.counts = counts;
    this.k = k;
  }

  /** A total below this says too much even alone. */
  static long leastTotal(int k) {
    return 2L * k;
  }

  /** The places of the hidden cells; all of them where nothing can be shown. */
  static Set<Integer> hidden(List<Long> counts, int k) {
    return new Suppression(counts, k).hidden();
  }

  private Set<Integer> hidden() {
    Set<Integer> small = places().filter(i -> counts.get(i) < k).boxed().collect(toSet());
    if (total() < 2 * k) {
      return places().boxed().collect(toSet());
    }
    return small.isEmpty() || coverEachOther(small) ? small : withAnother(small);
  }

  private static java.util.stream.Collector<Integer, ?, Set<Integer>> toSet() {
    return Collectors.toSet();
  }

  /**
   * Whether the sum of the hidden cells leaves every one of them free: it reaches {@code k}, so
   * that none is bounded from above, and the others could hold all of it, so that none is bounded
   * from below.
   */
  private boolean coverEachOther(Set<Integer> small) {
    long sum = sum(small);
    return sum >= k && sum <= (small.size() - 1) * (k - 1);
  }

  /** The first large cell in the declared order is hidden too; if that is too little, all are. */
  private Set<Integer> withAnother(Set<Integer> small) {
    Set<Integer> hidden = new HashSet<>(small);
    firstLarge().ifPresent(hidden::add);
    return sum(hidden) >= 2 * k ? hidden : places().boxed().collect(toSet());
  }

  private Optional<Integer> firstLarge() {
    return places().filter(i -> counts.get(i) >= k).boxed().findFirst();
  }

  private long sum(Set<Integer> some) {
    return some.stream().mapToLong(counts::get).sum();
  }

  private long total() {
    return counts.stream().mapToLong(Long::longValue).sum();
  }

  private IntStream places() {
    return IntStream.range(0, counts.size());
  }
}
