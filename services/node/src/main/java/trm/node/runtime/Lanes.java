package trm.node.runtime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Does several things that wait for another system at the same time, and those of one lane one
 * after the other, in their order. A lane that fails ends there; the others go on to their ends,
 * and the first failure is thrown then.
 *
 * @param abreast how many lanes at the same time
 */
record Lanes(int abreast) {

  <T> void each(List<T> all, Function<T, Object> lane, Consumer<T> step) {
    Map<Object, List<T>> lanes = new LinkedHashMap<>();
    all.forEach(one -> lanes.computeIfAbsent(lane.apply(one), _ -> new ArrayList<>()).add(one));
    if (lanes.size() < 2) {
      all.forEach(step);
      return;
    }
    List<Failing> runs =
        lanes.values().stream().map(of -> new Failing(() -> of.forEach(step))).toList();
    runAll(runs);
    runs.forEach(Failing::rethrow);
  }

  /** Waits for all of them; every interrupt reaches each, since a library may swallow one. */
  private void runAll(Collection<Failing> runs) {
    Semaphore places = new Semaphore(abreast);
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    runs.forEach(run -> threads.execute(() -> inPlace(places, run)));
    threads.shutdown();
    boolean interrupted = false;
    boolean over = false;
    while (!over) {
      try {
        over = threads.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
        threads.shutdownNow();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void inPlace(Semaphore places, Runnable run) {
    try {
      places.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    try {
      run.run();
    } finally {
      places.release();
    }
  }

  /** Keeps what it failed with for the thread that waits. */
  private static final class Failing implements Runnable {
    private final Runnable run;
    private volatile @Nullable RuntimeException failure;
    private volatile @Nullable Error error;

    Failing(Runnable run) {
      this.run = run;
    }

    @Override
    public void run() {
      try {
        run.run();
      } catch (RuntimeException e) {
        failure = e;
      } catch (Error e) {
        error = e;
      }
    }

    void rethrow() {
      RuntimeException failed = failure;
      Error broken = error;
      if (broken != null) {
        throw broken;
      }
      if (failed != null) {
        throw failed;
      }
    }
  }
}
