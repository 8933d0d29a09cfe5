package trm.corridor.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.stream.Stream;
import trm.corridor.embedded.Arrangement;
import trm.corridor.embedded.Corridor;
import trm.corridor.embedded.CorridorNode;
import trm.corridor.embedded.Layout;
import trm.corridor.embedded.Progress;
import trm.corridor.story.Offices;
import trm.corridor.story.Story;

/**
 * What {@code make size} runs: how soon a prepared corridor and each of its services serve, and
 * what memory they hold before and after the story.
 */
public final class StartAndSize {
  private final Layout layout;
  private final InstantSource clock;
  private final Progress out;

  public StartAndSize(Layout layout, InstantSource clock, Progress out) {
    this.layout = layout;
    this.clock = clock;
    this.out = out;
  }

  /** Measures, and prints each figure as it is known. */
  public void run() {
    out.tell("A start that prepares what is missing; it is not measured.");
    try (Corridor prepared = new Corridor(layout, clock, out, Arrangement.usual())) {
      prepared.start();
    }
    try (Corridor corridor = new Corridor(layout, clock, out, Arrangement.usual());
        Offices offices = new Offices(corridor)) {
      out.tell("The start that is measured.");
      seconds("the whole corridor", "30 s", corridor::start);
      memory("the whole corridor, just started", "2048 MiB", wholeBytes(corridor));
      corridor.nodes().forEach(this::alone);
      new Story(corridor, offices, line -> {}, clock.instant()).play();
      for (CorridorNode node : corridor.nodes()) {
        memory(node.id() + " after the story", "260 MiB", node.service().residentBytes());
      }
      memory("the whole corridor after the story", "2048 MiB", wholeBytes(corridor));
    }
  }

  /** From no process to readiness, while nothing else starts. */
  private void alone(CorridorNode node) {
    node.service().stop();
    seconds(
        node.id() + " alone",
        "4 s",
        () -> {
          node.service().start();
          node.service().awaitReady();
        });
  }

  private void seconds(String what, String goal, Runnable start) {
    long begin = System.nanoTime();
    start.run();
    double took = (System.nanoTime() - begin) / 1e9;
    out.tell(
        String.format(Locale.ROOT, "ready, %-40s %6.1f s   (goal: under %s)", what, took, goal));
  }

  private void memory(String what, String goal, long bytes) {
    out.tell("memory, %-39s %6d MiB (goal: under %s)".formatted(what, bytes >> 20, goal));
  }

  /**
   * This process, which holds the broker, all that it started, and the databases, which are
   * nobody's children. What several of them share is counted once, as the kernel shares it out
   * among them.
   */
  private static long wholeBytes(Corridor corridor) {
    Stream<ProcessHandle> databases =
        corridor.nodes().stream()
            .flatMap(node -> ProcessHandle.of(node.database().postmaster()).stream());
    return Stream.concat(Stream.of(ProcessHandle.current()), databases)
        .flatMap(first -> Stream.concat(Stream.of(first), first.descendants()))
        .distinct()
        .mapToLong(process -> shareOf(process.pid()))
        .sum();
  }

  private static long shareOf(long pid) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
      return lines
          .filter(line -> line.startsWith("Pss:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .sum();
    } catch (IOException e) {
      return 0; // It has ended meanwhile.
    }
  }
}
