package trm.node.runtime;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import trm.exchange.StorageFault;
import trm.node.LogEvent;
import trm.node.Trace;

/**
 * A thread that takes a step whenever it is woken, and at the latest after its interval, but leaves
 * a little time between two steps: on a quiet day a step begins at once, and under load each takes
 * many at a time, which costs one transaction instead of many. A step that fails is counted, and
 * what it should have done stays due for the next one.
 */
final class Loop implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(15);

  /** A step that the storage held up is not put off for a day. */
  private static final Duration HELD_UP = Duration.ofMinutes(1);

  /** What a step that waits for another system is given to end by itself. */
  private static final Duration MOMENT = Duration.ofSeconds(1);

  /** Takes one step. */
  @FunctionalInterface
  interface Step {
    /** Answers whether more is due at once. */
    boolean take();
  }

  private final String name;
  private final Duration interval;
  private final Duration spacing;
  private final Step step;
  private final Counter failures;
  private final Semaphore bell = new Semaphore(0);
  private volatile boolean running;
  private boolean waitsForOthers;
  private volatile Thread thread = Thread.currentThread();

  Loop(String name, Duration interval, Step step, MeterRegistry meters) {
    this(name, interval, Duration.ZERO, step, meters);
  }

  /**
   * @param spacing from the beginning of one step to that of the next, at least
   */
  Loop(String name, Duration interval, Duration spacing, Step step, MeterRegistry meters) {
    this.name = name;
    this.interval = interval;
    this.spacing = spacing;
    this.step = step;
    this.failures =
        Counter.builder("trm.loop.failures")
            .description("Steps that failed and are taken again")
            .tag("loop", name)
            .register(meters);
  }

  /**
   * Its steps wait for another system, outside any transaction, and may be broken off: a stop gives
   * them a moment and does not wait for a broker that is away.
   */
  Loop waitingForOthers() {
    waitsForOthers = true;
    return this;
  }

  /** Lets the next step begin now. Called from commits; never blocks. */
  void wake() {
    if (bell.availablePermits() == 0) {
      bell.release();
    }
  }

  @Override
  public void start() {
    running = true;
    thread = Thread.ofPlatform().name("trm-" + name).start(this::run);
  }

  private void run() {
    while (running) {
      long begin = System.nanoTime();
      Duration longest = stepSafely();
      pause(longest, begin + spacing.toNanos());
    }
  }

  /** How long to wait then, unless woken. */
  private Duration stepSafely() {
    try {
      return step.take() ? Duration.ZERO : interval;
    } catch (StorageFault e) {
      failures.increment();
      LogEvent.LOOP_HELD_UP.to(LOG, name, e.getMessage());
      return interval.compareTo(HELD_UP) < 0 ? interval : HELD_UP;
    } catch (RuntimeException | Error e) {
      if (!running && Thread.currentThread().isInterrupted()) {
        return interval;
      }
      // The top of a thread: a bug. Its message may quote content, so only its place is logged.
      failures.increment();
      LogEvent.LOOP_FAILED.to(LOG, name, Trace.of(e));
      return interval;
    }
  }

  private void pause(Duration longest, long notBefore) {
    try {
      bell.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
      TimeUnit.NANOSECONDS.sleep(notBefore - System.nanoTime());
      bell.drainPermits();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      running = false;
    }
  }

  /** Ends after the step that is being taken, so that no claim is left behind needlessly. */
  @Override
  public void stop() {
    running = false;
    bell.release();
    try {
      if (!thread.join(waitsForOthers ? MOMENT : STOP_LIMIT) && waitsForOthers) {
        breakOff();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Again and again, since a library may swallow an interrupt and try once more. */
  private void breakOff() throws InterruptedException {
    long end = System.nanoTime() + STOP_LIMIT.toNanos();
    do {
      thread.interrupt();
    } while (!thread.join(Duration.ofMillis(50)) && System.nanoTime() < end);
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
