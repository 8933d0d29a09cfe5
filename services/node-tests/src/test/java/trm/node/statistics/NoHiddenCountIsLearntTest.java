package trm.node.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * An attacker who knows the total, the declared cells and the rule itself lists every table that
 * would have been published as this one was, and looks which counts of a hidden cell are left.
 */
final class NoHiddenCountIsLearntTest {

  /** What is published: the total, and each cell's count or nothing. */
  private record Seen(long total, List<Long> cells) {
    static final long HIDDEN = -1;

    static Seen of(List<Long> counts, Rule rule, int k) {
      Set<Integer> hidden = rule.hidden(counts, k);
      return new Seen(
          counts.stream().mapToLong(Long::longValue).sum(),
          IntStream.range(0, counts.size())
              .mapToObj(i -> hidden.contains(i) ? Long.valueOf(HIDDEN) : counts.get(i))
              .toList());
    }
  }

  private interface Rule {
    Set<Integer> hidden(List<Long> counts, int k);
  }

  @ParameterizedTest
  @CsvSource({"2,2,14", "2,3,14", "2,5,11", "3,3,20", "3,4,18", "5,4,24", "11,2,80", "11,3,60"})
  void everySmallCountStaysPossible(int k, int cells, long totalMost) {
    assertThat(learnt(Suppression::hidden, k, cells, totalMost)).isNull();
  }

  /** Four cells and the real least count, at totals where the rule changes its mind. */
  @ParameterizedTest
  @CsvSource({"22", "31", "40", "55"})
  void everySmallCountStaysPossibleWithTheRealLeastCount(long total) {
    assertThat(learntAt(Suppression::hidden, 11, 4, total)).isNull();
  }

  /** The attacker is worth something: he breaks the rules that one would think of first. */
  @Test
  void theAttackerSolvesATableOfWhichOnlySmallCellsAreHidden() {
    Rule smallOnly =
        (counts, k) ->
            IntStream.range(0, counts.size())
                .filter(i -> counts.get(i) < k)
                .boxed()
                .collect(Collectors.toSet());

    assertThat(learnt(smallOnly, 3, 3, 20)).isNotNull();
  }

  @Test
  void theAttackerSolvesATableInWhichTheSmallestOtherCellIsHiddenToo() {
    Rule smallestToo =
        (counts, k) -> {
          List<Integer> ordered =
              IntStream.range(0, counts.size())
                  .boxed()
                  .sorted(java.util.Comparator.comparing(counts::get))
                  .toList();
          long small = counts.stream().filter(count -> count < k).count();
          return small == 0 ? Set.of() : Set.copyOf(ordered.subList(0, (int) Math.max(2, small)));
        };

    assertThat(learnt(smallestToo, 3, 3, 20)).isNotNull();
  }

  private static @Nullable String learnt(Rule rule, int k, int cells, long totalMost) {
    return LongStream.rangeClosed(Suppression.leastTotal(k), totalMost)
        .mapToObj(total -> Stream.ofNullable(learntAt(rule, k, cells, total)))
        .flatMap(found -> found)
        .findFirst()
        .orElse(null);
  }

  /** The first hidden cell of which the attacker can exclude a small count; null where none is. */
  private static @Nullable String learntAt(Rule rule, int k, int cells, long total) {
    Map<Seen, List<List<Long>>> worlds = new HashMap<>();
    everyTable(
        new ArrayList<>(),
        cells,
        total,
        counts ->
            worlds.computeIfAbsent(Seen.of(counts, rule, k), _ -> new ArrayList<>()).add(counts));
    for (Map.Entry<Seen, List<List<Long>>> world : worlds.entrySet()) {
      for (int cell = 0; cell < cells; cell++) {
        if (world.getKey().cells().get(cell) == Seen.HIDDEN
            && excludes(world.getValue(), cell, k)) {
          return world.getKey() + " tells of cell " + cell;
        }
      }
    }
    return null;
  }

  private static boolean excludes(List<List<Long>> worlds, int cell, int k) {
    Set<Long> small = new TreeSet<>();
    worlds.stream().map(counts -> counts.get(cell)).filter(c -> c < k).forEach(small::add);
    return !small.isEmpty() && small.size() < k;
  }

  private static void everyTable(
      List<Long> begun, int cells, long left, Consumer<List<Long>> found) {
    if (begun.size() == cells - 1) {
      found.accept(Stream.concat(begun.stream(), Stream.of(left)).toList());
      return;
    }
    for (long count = 0; count <= left; count++) {
      begun.addLast(count);
      everyTable(begun, cells, left - count, found);
      begun.removeLast();
    }
  }
}
