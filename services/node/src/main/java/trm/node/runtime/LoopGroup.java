package trm.node.runtime;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.context.SmartLifecycle;

/** Loops that take the same kind of step side by side, and stop together. */
record LoopGroup(List<Loop> loops) implements SmartLifecycle {
  @Override
  public void start() {
    loops.forEach(Loop::start);
  }

  /** At once, so that a stop waits as long as the slowest and not as long as all of them. */
  @Override
  public void stop() {
    try (ExecutorService stops = Executors.newVirtualThreadPerTaskExecutor()) {
      loops.forEach(loop -> stops.execute(loop::stop));
    }
  }

  @Override
  public boolean isRunning() {
    return loops.stream().anyMatch(Loop::isRunning);
  }
}
