package trm.corridor;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import trm.corridor.bench.BacklogBench;
import trm.corridor.bench.Bench;
import trm.corridor.bench.StartAndSize;
import trm.corridor.conformance.Kit;
import trm.corridor.embedded.ComposeFiles;
import trm.corridor.embedded.CorridorFault;
import trm.corridor.embedded.Layout;
import trm.corridor.embedded.Progress;
import trm.corridor.story.Demo;
import trm.corridor.story.Tales;

/**
 * The launcher behind {@code make demo}, {@code make up}, {@code make down}, {@code make bench},
 * {@code make size}, {@code make backlog} and {@code make conformance}. Run it in the root of the
 * clone.
 */
public final class Main {
  private Main() {}

  /**
   * Runs one command.
   *
   * @param arguments {@code demo} with or without the name of a story, {@code bench}, {@code size},
   *     {@code backlog} with a number of messages, {@code compose-files}, {@code conformance},
   *     {@code up}, {@code down}, or {@code serve}, which is what {@code up} starts in the
   *     background
   */
  public static void main(String[] arguments) {
    InstantSource clock = InstantSource.system();
    Progress out = Progress.printed();
    Layout layout = Layout.usual(Path.of(""));
    Launcher launcher = new Launcher(layout, clock, out);
    try {
      switch (arguments.length > 0 ? arguments[0] : "") {
        case "up" -> launcher.up();
        case "serve" -> launcher.serve();
        case "down" -> launcher.down();
        case "demo" ->
            Demo.play(
                layout, clock, out, Tales.named(arguments.length > 1 ? arguments[1] : "return"));
        case "conformance" -> System.exit(Kit.run(List.of(arguments), System.getenv(), clock, out));
        case "compose-files" -> ComposeFiles.make(layout, clock.instant(), out);
        case "bench" -> new Bench(layout, clock, out).run();
        case "size" -> new StartAndSize(layout, clock, out).run();
        case "backlog" -> new BacklogBench(layout, clock, out, number(arguments)).run();
        default ->
            throw new CorridorFault(
                "Usage: demo [story] | up | down | bench | size | backlog N | compose-files"
                    + " | conformance [--help]");
      }
    } catch (CorridorFault e) {
      System.err.println(e.getMessage());
      if (e.getCause() != null) {
        System.err.println("Cause: " + e.getCause());
      }
      System.exit(1);
    }
    // Threads of the broker's clients may linger; the command itself is done.
    System.exit(0);
  }

  private static int number(String... arguments) {
    if (arguments.length != 2 || !arguments[1].matches("[1-9]\\d{0,6}")) {
      throw new CorridorFault("Usage: backlog N, how many messages are to wait");
    }
    return Integer.parseInt(arguments[1]);
  }
}
