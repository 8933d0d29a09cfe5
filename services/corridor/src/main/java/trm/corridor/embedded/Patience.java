package trm.corridor.embedded;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Waits for something in the world outside, such as a port that answers, and gives up with a
 * sentence.
 */
public record Patience(Duration limit) {
  private static final Duration PAUSE = Duration.ofMillis(50);

  /**
   * Asks until the answer is yes.
   *
   * @param what the condition in words, for the sentence of the fault
   * @throws CorridorFault when the limit passes first, or the thread is interrupted
   */
  public void until(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new CorridorFault("Waited " + limit.toSeconds() + " s in vain until " + what + ".");
      }
      if (Thread.currentThread().isInterrupted()) {
        throw new CorridorFault("Interrupted while waiting until " + what + ".");
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }
}
