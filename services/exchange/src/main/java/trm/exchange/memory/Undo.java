package trm.exchange.memory;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Remembers how to take back what the open unit of work changed. */
public final class Undo {
  private final Deque<Runnable> steps = new ArrayDeque<>();
  private @Nullable Deque<Runnable> sinceBackup;
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

  /** A backup is made: {@link #restore} goes back to what is stored now. */
  public void backUp() {
    sinceBackup = new ArrayDeque<>();
  }

  /**
   * Everything that was stored since the backup is gone.
   *
   * @throws IllegalStateException where no backup was made
   */
  public void restore() {
    if (sinceBackup == null) {
      throw new IllegalStateException("No backup was made.");
    }
    sinceBackup.forEach(Runnable::run);
    sinceBackup.clear();
  }

  void commit() {
    if (sinceBackup != null) {
      steps.descendingIterator().forEachRemaining(sinceBackup::push);
    }
    close();
  }

  void rollBack() {
    steps.forEach(Runnable::run);
    close();
  }

  private void close() {
    open = false;
    steps.clear();
  }
}
