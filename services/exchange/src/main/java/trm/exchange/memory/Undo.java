package trm.exchange.memory;

import java.util.ArrayDeque;
import java.util.Deque;

/** Remembers how to take back what the open unit of work changed. */
public final class Undo {
  private final Deque<Runnable> steps = new ArrayDeque<>();
  private boolean open;

  /** A change was made that this step takes back. Outside of a unit of work nothing may change. */
  public void remember(Runnable step) {
    if (!open) {
      throw new IllegalStateException("Stores change inside a unit of work only.");
    }
    steps.push(step);
  }

  void begin() {
    if (open) {
      throw new IllegalStateException("A unit of work is open already.");
    }
    open = true;
  }

  void commit() {
    open = false;
    steps.clear();
  }

  void rollBack() {
    steps.forEach(Runnable::run);
    commit();
  }
}
