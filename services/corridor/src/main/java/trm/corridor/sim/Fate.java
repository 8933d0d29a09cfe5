package trm.corridor.sim;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import trm.exchange.StorageFault;
import trm.exchange.Waypoint;

/**
 * Decides whether misfortune strikes. Each time that it would has a number, by which an abridged
 * run leaves it out.
 */
final class Fate {
  private final Dice dice;
  private final Abridgement abridgement;
  private final List<Integer> struck = new ArrayList<>();
  private final Set<Waypoint> diedAt = EnumSet.noneOf(Waypoint.class);
  private boolean kind;
  private int numbered;
  private int crashes;

  Fate(Dice dice, Abridgement abridgement) {
    this.dice = dice;
    this.abridgement = abridgement;
  }

  /** From now on nothing goes wrong, so that a run can come to rest. */
  void becomeKind() {
    kind = true;
  }

  boolean isKind() {
    return kind;
  }

  /** True once in so many times, while fate is unkind. */
  boolean strikes(int times) {
    return !kind && dice.oneIn(times) && lets();
  }

  /** True for what a seed has planned for this time, while fate is unkind. */
  boolean lets() {
    if (kind) {
      return false;
    }
    int number = numbered++;
    boolean played = abridgement.playsFault(number);
    if (played) {
      struck.add(number);
    }
    return played;
  }

  /** A point between two steps, at which a process may end. */
  void step(String where) {
    if (strikes(500)) {
      crashes++;
      throw new SimulatedCrash(where);
    }
  }

  /** A step of a message's way, at which a process may end. */
  void reached(Waypoint step) {
    if (strikes(500)) {
      crashes++;
      diedAt.add(step);
      throw new SimulatedCrash("with a message " + step);
    }
  }

  /** A transaction may find its database away. */
  void storage() {
    if (strikes(300)) {
      throw new StorageFault("The simulated database is away.");
    }
  }

  /** The steps of a message's way at which a process ended. */
  Set<String> diedAt() {
    return diedAt.stream().map(Waypoint::name).collect(Collectors.toUnmodifiableSet());
  }

  int crashes() {
    return crashes;
  }

  /** The numbers of all that struck. */
  List<Integer> struck() {
    return List.copyOf(struck);
  }
}
