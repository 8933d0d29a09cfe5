package trm.corridor.sim;

import trm.exchange.StorageFault;

/** Decides at every step of a node whether it may take the next one. */
final class Fate {
  private final Dice dice;
  private boolean kind;
  private int crashes;

  Fate(Dice dice) {
    this.dice = dice;
  }

  /** From now on nothing goes wrong, so that a run can come to rest. */
  void becomeKind() {
    kind = true;
  }

  /** A point between two steps, at which a process may end. */
  void step(String where) {
    if (!kind && dice.oneIn(150)) {
      crashes++;
      throw new SimulatedCrash(where);
    }
  }

  /** A transaction may find its database away. */
  void storage() {
    if (!kind && dice.oneIn(200)) {
      throw new StorageFault("The simulated database is away.");
    }
  }

  int crashes() {
    return crashes;
  }
}
