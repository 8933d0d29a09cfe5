package trm.corridor;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import trm.corridor.embedded.Arrangement;
import trm.corridor.embedded.Corridor;
import trm.corridor.embedded.CorridorFault;
import trm.corridor.embedded.Layout;
import trm.corridor.embedded.Patience;
import trm.corridor.embedded.Progress;
import trm.corridor.embedded.Topology;
import trm.corridor.story.Seeds;

/** Starts a corridor that outlives the command which asked for it, and ends it again. */
final class Launcher {
  /** The last line that {@code serve} writes when all parts serve, after the addresses. */
  private static final String READY = "The corridor is up. It ends with: make down";

  private static final Duration START_LIMIT = Duration.ofMinutes(10);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(90);

  private final Layout layout;
  private final InstantSource clock;
  private final Progress progress;

  Launcher(Layout layout, InstantSource clock, Progress progress) {
    this.layout = layout;
    this.clock = clock;
    this.progress = progress;
  }

  /**
   * Starts a corridor in the background and returns when it serves, having shown what it said
   * meanwhile.
   */
  void up() {
    running()
        .ifPresent(
            process -> {
              throw new CorridorFault(
                  "A corridor is running already (process "
                      + process.pid()
                      + "). It ends with: make down");
            });
    Path log = layout.state().log("launcher");
    try {
      Files.deleteIfExists(log);
      Files.createFile(log);
      Process serving =
          new ProcessBuilder(serveCommand())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .start();
      follow(log, serving);
    } catch (IOException e) {
      throw new CorridorFault("Cannot start the corridor.", e);
    }
  }

  /** Starts a corridor in this process and stays until the process is told to end. */
  void serve() {
    CountDownLatch ended = new CountDownLatch(1);
    Thread starting = Thread.currentThread();
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> endInOrder(starting, ended), "end-in-order"));
    try (RunningMark mark = RunningMark.of(layout.state());
        Corridor corridor = new Corridor(layout, clock, progress, Arrangement.usual())) {
      corridor.start();
      new Seeds(corridor, progress, clock.instant()).plant();
      new Addresses(corridor).tell(progress);
      progress.tell(READY);
      stay(mark);
    } catch (InterruptedException e) {
      // Told to end, and by now all parts have ended in order.
      progress.tell("Ended.");
    } finally {
      ended.countDown();
    }
  }

  /** Ends the corridor that runs in the background; what it stored stays. */
  void down() {
    Optional<ProcessHandle> process = running();
    if (process.isEmpty()) {
      progress.tell("No corridor is running.");
      return;
    }
    process.get().destroy();
    new Patience(STOP_LIMIT).until("the corridor has ended", () -> !process.get().isAlive());
    progress.tell("The corridor has ended. What it stored is in " + layout.state().root() + ".");
  }

  private Optional<ProcessHandle> running() {
    return RunningMark.holder(layout.state());
  }

  /**
   * Until this thread is interrupted, which is how the process is told to end, at whatever point it
   * is.
   */
  private void stay(RunningMark mark) throws InterruptedException {
    try {
      new CountDownLatch(1).await();
    } finally {
      progress.tell("Ending the corridor of process " + mark.pid() + ".");
    }
  }

  private static void endInOrder(Thread serving, CountDownLatch ended) {
    serving.interrupt();
    try {
      if (!ended.await(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        System.err.println("Some part did not end in time.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The same program again, deaf to the closing of the terminal. */
  private List<String> serveCommand() {
    return List.of(
        "nohup",
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Xmx256m",
        "--enable-native-access=ALL-UNNAMED",
        // Kafka unmaps its files by a method that the JDK will take away; known there, and no news
        // here.
        "--sun-misc-unsafe-memory-access=allow",
        "-D" + Arrangement.BROKERS + "=" + Arrangement.usual().brokers(),
        "-D" + Topology.PROPERTY + "=" + Arrangement.usual().topology().word(),
        "-Dcorridor.log=" + layout.state().log("broker"),
        "-cp",
        System.getProperty("java.class.path"),
        Main.class.getName(),
        "serve");
  }

  private void follow(Path log, Process serving) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(log)) {
      new Patience(START_LIMIT).until("the corridor serves", () -> showedReady(lines, serving));
    }
  }

  private boolean showedReady(BufferedReader lines, Process serving) {
    boolean alive = serving.isAlive();
    for (String line = readLine(lines); line != null; line = readLine(lines)) {
      progress.tell(line);
      if (line.equals(READY)) {
        return true;
      }
    }
    if (!alive) {
      throw new CorridorFault("The corridor did not start.");
    }
    return false;
  }

  private static @Nullable String readLine(BufferedReader lines) {
    try {
      return lines.readLine();
    } catch (IOException e) {
      throw new CorridorFault("Cannot read what the corridor says.", e);
    }
  }
}
