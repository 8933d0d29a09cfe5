package trm.corridor.bench;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import trm.corridor.embedded.Arrangement;
import trm.corridor.embedded.Corridor;
import trm.corridor.embedded.CorridorFault;
import trm.corridor.embedded.CorridorNode;
import trm.corridor.embedded.Layout;
import trm.corridor.embedded.Patience;
import trm.corridor.embedded.Progress;
import trm.corridor.story.NodeApi;
import trm.corridor.story.Offices;
import trm.node.operations.NodeCommands;

/**
 * What {@code make backlog} runs: the broker is away while one node's people go on working, then it
 * comes back, and everything that waited is to be told, decided and receipted, while people of both
 * nodes look at their work lists.
 */
public final class BacklogBench {
  private static final String SENDER = "mo-destination";
  private static final String RECEIVER = "cn-transit";
  private static final String OFFICER = "national-coordinator";
  private static final int MESSAGES_A_CASE = 25;
  private static final Duration DRAINED = Duration.ofHours(1);
  private static final int NEWS_SECONDS = 10;

  private final Layout layout;
  private final InstantSource clock;
  private final Progress out;
  private final int messages;

  /**
   * @param messages how many are to wait
   */
  public BacklogBench(Layout layout, InstantSource clock, Progress out, int messages) {
    this.layout = layout;
    this.clock = clock;
    this.out = out;
    this.messages = messages;
  }

  /** Measures, and prints each figure as it is known. */
  public void run() {
    try (Corridor corridor = new Corridor(layout, clock, out, Arrangement.usual());
        Offices offices = new Offices(corridor)) {
      corridor.start();
      NodeApi sender = offices.at(SENDER).as(OFFICER);
      NodeApi receiver = offices.at(RECEIVER).as(OFFICER);
      Backlog backlog = new Backlog(corridor.node(SENDER), sender, corridor.node(RECEIVER));
      pile(corridor, backlog);
      WorkListReaders readers = WorkListReaders.at(Map.of(SENDER, sender, RECEIVER, receiver));
      try {
        drain(corridor, backlog);
      } finally {
        readers.end();
      }
      readers.samples().forEach((node, sample) -> tell("work list of " + node, sample));
      backlog.assertWhole();
      out.tell("each case in order, nothing missing, nothing twice");
      corridor.nodes().forEach(this::resident);
      corridor.nodes().forEach(this::check);
    }
  }

  private void pile(Corridor corridor, Backlog backlog) {
    backlog.open(Math.max(1, messages / MESSAGES_A_CASE));
    out.tell("The broker goes.");
    corridor.broker().stop();
    long begin = System.nanoTime();
    backlog.post(messages);
    tell(
        "posted while the broker is away",
        "%d in %.0f s".formatted(messages, (System.nanoTime() - begin) / 1e9));
  }

  private void drain(Corridor corridor, Backlog backlog) {
    corridor.broker().start();
    long begin = System.nanoTime();
    out.tell("The broker is back.");
    new Patience(DRAINED)
        .until("every message is receipted", everySecond(() -> isDrained(backlog, begin)));
    double seconds = (System.nanoTime() - begin) / 1e9;
    tell(
        "drained",
        String.format(
            Locale.ROOT,
            "%d in %.1f s, which is %.0f a second",
            messages,
            seconds,
            messages / seconds));
  }

  private boolean isDrained(Backlog backlog, long begin) {
    long open = backlog.stillOpen();
    long seconds = (System.nanoTime() - begin) / 1_000_000_000;
    if (seconds % NEWS_SECONDS == 0) {
      out.tell("%6d s: %d wait".formatted(seconds, open));
    }
    return open == 0;
  }

  /** The question itself costs the sender's database some time, of which there is little. */
  private static BooleanSupplier everySecond(BooleanSupplier question) {
    AtomicLong next = new AtomicLong(System.nanoTime());
    return () -> {
      if (System.nanoTime() < next.get()) {
        return false;
      }
      next.set(System.nanoTime() + 1_000_000_000);
      return question.getAsBoolean();
    };
  }

  private void resident(CorridorNode node) {
    tell(
        "resident after it, " + node.id(),
        "%d MiB".formatted(node.service().residentBytes() >> 20));
  }

  private void check(CorridorNode node) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream to = new PrintStream(said, true, StandardCharsets.UTF_8);
    String settings = layout.state().file("nodes", node.id(), "node.properties").toString();
    String where = "--spring.config.additional-location=file:" + settings;
    if (NodeCommands.run(to, to, "fsck", "--quiet", where) != 0) {
      throw new CorridorFault(node.id() + ": " + said.toString(StandardCharsets.UTF_8));
    }
    tell("fsck of " + node.id(), "sound");
  }

  private void tell(String figure, Object value) {
    out.tell("%-36s %s".formatted(figure + ":", value));
  }
}
