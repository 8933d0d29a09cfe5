package trm.corridor.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import trm.corridor.embedded.CorridorFault;
import trm.corridor.story.NodeApi;

/** People who look at their work lists, again and again, each at his own node. */
final class WorkListReaders {
  private static final Duration PAUSE = Duration.ofMillis(200);
  private final Map<String, List<Long>> nanos = new LinkedHashMap<>();
  private final List<Thread> threads = new ArrayList<>();
  private final Queue<CorridorFault> failures = new ConcurrentLinkedQueue<>();
  private volatile boolean ended;

  private WorkListReaders() {}

  /** They begin now. */
  static WorkListReaders at(Map<String, NodeApi> nodes) {
    WorkListReaders readers = new WorkListReaders();
    nodes.forEach(readers::begin);
    return readers;
  }

  private void begin(String node, NodeApi api) {
    List<Long> mine = Collections.synchronizedList(new ArrayList<>());
    nanos.put(node, mine);
    threads.add(Thread.ofPlatform().name("reader-" + node).start(() -> read(api, mine)));
  }

  private void read(NodeApi api, List<Long> mine) {
    while (!ended) {
      long begin = System.nanoTime();
      try {
        api.read("/work");
        mine.add(System.nanoTime() - begin);
      } catch (CorridorFault unanswered) {
        failures.add(unanswered);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  /**
   * How long each of them waited for an answer, by node; called after the end.
   *
   * @throws CorridorFault when somebody got none
   */
  Map<String, Sample> samples() {
    if (!failures.isEmpty()) {
      throw failures.element();
    }
    Map<String, Sample> samples = new LinkedHashMap<>();
    nanos.forEach((node, mine) -> samples.put(node, Sample.ofNanos(List.copyOf(mine))));
    return samples;
  }

  /** They end, each after the answer for which he waits. */
  void end() {
    ended = true;
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
