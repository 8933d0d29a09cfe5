package trm.corridor.sim;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Leaves out of a run that failed whatever it fails without: officers' acts and misfortunes, in
 * halves first, then in smaller pieces (Zeller's delta debugging).
 */
final class Shrinking {
  private static final int RUNS_MAX = 600;
  private final Function<Script, Run> stage;
  private final Invariant broken;
  private Run shortest;
  private int runs;

  private Shrinking(Function<Script, Run> stage, Run failed) {
    this.stage = stage;
    this.broken = failed.violations().getFirst().invariant();
    this.shortest = failed;
  }

  /** Something of a run that may be left out. */
  private sealed interface Piece {
    record Act(int number) implements Piece {}

    record Fault(int number) implements Piece {}
  }

  /**
   * The shortest run found that breaks the same invariant.
   *
   * @param stage plays a script
   * @param failed a run that broke an invariant
   */
  static Run shrink(Function<Script, Run> stage, Run failed) {
    return new Shrinking(stage, failed).shrink();
  }

  private Run shrink() {
    List<Piece> pieces = pieces();
    int size = pieces.size();
    while (size >= 1 && runs < RUNS_MAX) {
      List<Piece> less = without(pieces, size);
      size = less.size() == pieces.size() ? size / 2 : Math.min(size, less.size());
      pieces = less;
    }
    return shortest;
  }

  private List<Piece> pieces() {
    return Stream.<Piece>concat(
            shortest.faults().stream().map(Piece.Fault::new),
            shortest.acts().stream().map(Piece.Act::new))
        .toList();
  }

  /** Tries to do without each stretch of that size. */
  private List<Piece> without(List<Piece> pieces, int size) {
    List<Piece> kept = new ArrayList<>(pieces);
    int at = 0;
    while (at < kept.size() && runs < RUNS_MAX) {
      List<Piece> less = new ArrayList<>(kept);
      less.subList(at, Math.min(kept.size(), at + size)).clear();
      if (stillFails(less)) {
        kept = less;
      } else {
        at += size;
      }
    }
    return kept;
  }

  private boolean stillFails(List<Piece> pieces) {
    Set<Integer> acts = new HashSet<>();
    Set<Integer> faults = new HashSet<>();
    for (Piece piece : pieces) {
      switch (piece) {
        case Piece.Act act -> acts.add(act.number());
        case Piece.Fault fault -> faults.add(fault.number());
      }
    }
    runs++;
    Run run = stage.apply(shortest.script().abridged(new Abridgement(acts, faults)));
    boolean fails = run.violations().stream().anyMatch(v -> v.invariant() == broken);
    if (fails) {
      shortest = run;
    }
    return fails;
  }
}
