package trm.corridor.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program that the launcher started, writing to one log file, which each start continues. */
final class ChildProcess {
  private static final int LAST_LINES = 15;
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
  private final String name;
  private final Path log;
  private final long logBefore;
  private final Process process;

  /**
   * @param logBefore bytes that earlier runs wrote: what they died of is not what this one died of
   */
  private ChildProcess(String name, Path log, long logBefore, Process process) {
    this.name = name;
    this.log = log;
    this.logBefore = logBefore;
    this.process = process;
  }

  static ChildProcess start(
      String name, List<String> command, Map<String, String> environment, Path log) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    try {
      long logBefore = Files.exists(log) ? Files.size(log) : 0;
      return new ChildProcess(name, log, logBefore, builder.start());
    } catch (IOException e) {
      throw new CorridorFault("Cannot start " + name + ".", e);
    }
  }

  /**
   * Ends what an earlier launcher, which was itself killed, left running, then starts the program
   * anew.
   *
   * @param mark where the process is noted for a later launcher
   * @param port where it will listen
   */
  static ChildProcess startAlone(
      String name,
      List<String> command,
      Map<String, String> environment,
      Path log,
      Path mark,
      int port) {
    endLeftOver(mark);
    Ports.requireFree(name, port);
    return startMarked(name, command, environment, log, mark);
  }

  /** The same of a program that listens nowhere. */
  static ChildProcess startAlone(
      String name, List<String> command, Map<String, String> environment, Path log, Path mark) {
    endLeftOver(mark);
    return startMarked(name, command, environment, log, mark);
  }

  private static ChildProcess startMarked(
      String name, List<String> command, Map<String, String> environment, Path log, Path mark) {
    ChildProcess started = start(name, command, environment, log);
    StateFolder.writeSecret(mark, identity(started.process.toHandle()));
    return started;
  }

  private static void endLeftOver(Path mark) {
    if (!Files.exists(mark)) {
      return;
    }
    String identity = StateFolder.read(mark);
    ProcessHandle.of(Long.parseLong(identity.split(" ", 2)[0]))
        .filter(process -> identity(process).equals(identity))
        .ifPresent(
            process -> {
              process.destroyForcibly();
              new Patience(STOP_LIMIT)
                  .until(
                      "the left-over process " + process.pid() + " has ended",
                      () -> !process.isAlive());
            });
  }

  /** Number and start time: a number alone may meanwhile be another program's. */
  private static String identity(ProcessHandle process) {
    return process.pid() + " " + process.info().startInstant().map(Instant::toString).orElse("?");
  }

  /** Runs a program to its end, which has to be a good one. */
  static void run(String name, List<String> command, Map<String, String> environment, Path log) {
    ChildProcess ended = runToAnyEnd(name, command, environment, log);
    if (ended.process.exitValue() != 0) {
      throw ended.failed("ended with status " + ended.process.exitValue());
    }
  }

  /** Runs a program to its end, whatever its status. */
  static ChildProcess runToAnyEnd(
      String name, List<String> command, Map<String, String> environment, Path log) {
    ChildProcess child = start(name, command, environment, log);
    try {
      child.process.waitFor();
      return child;
    } catch (InterruptedException e) {
      child.kill();
      Thread.currentThread().interrupt();
      throw new CorridorFault("Interrupted while " + name + " ran.", e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /** Ends the process at once, as a power cut would: no hook of it runs. */
  void kill() {
    process.destroyForcibly();
    awaitEnd(STOP_LIMIT);
  }

  /** Asks the process to end, and waits for nothing. */
  void ask() {
    process.destroy();
  }

  /** Halts the process where it is: what it listens to takes connections and says nothing. */
  void freeze() {
    signal("STOP");
  }

  /** Lets a halted process go on. */
  void thaw() {
    signal("CONT");
  }

  private void signal(String signal) {
    signal(signal, pid(), name);
  }

  /** Sends a process what Java has no word for. */
  static void signal(String signal, long pid, String name) {
    try {
      int status = new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start().waitFor();
      if (status != 0) {
        throw new CorridorFault(name + " cannot be sent " + signal + ".");
      }
    } catch (IOException e) {
      throw new CorridorFault(name + " cannot be sent " + signal + ".", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CorridorFault("Interrupted while " + name + " was sent " + signal + ".", e);
    }
  }

  /** Asks the process to end, and kills it when it has not after the grace. */
  void stop(Duration grace) {
    process.destroy();
    if (!awaitEnd(grace)) {
      kill();
    }
  }

  /** A fault that carries what the log says of it, so that nobody has to look for it. */
  CorridorFault failed(String how) {
    return new CorridorFault(name + " " + how + ". In " + log + ":\n" + lastLines());
  }

  private boolean awaitEnd(Duration limit) {
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** From the root cause on, where the log names one; else simply its end. */
  private String lastLines() {
    try {
      List<String> lines = linesOfThisRun();
      int end = Math.max(0, lines.size() - LAST_LINES);
      int cause = lines.size() - 1;
      while (cause >= 0
          && !lines.get(cause).matches("Caused by:.*|.* ERROR .*|Terminating due to .*")) {
        cause--;
      }
      int first = cause < 0 ? end : cause;
      return String.join("\n", lines.subList(first, Math.min(lines.size(), first + LAST_LINES)));
    } catch (IOException e) {
      return "(cannot be read: " + e.getMessage() + ")";
    }
  }

  private List<String> linesOfThisRun() throws IOException {
    try (InputStream all = Files.newInputStream(log)) {
      all.skipNBytes(logBefore);
      return new String(all.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  /** The java of the JDK that runs the launcher. */
  static String java() {
    return tool("java");
  }

  static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }
}
