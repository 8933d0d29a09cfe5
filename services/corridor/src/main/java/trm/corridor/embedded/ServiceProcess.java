package trm.corridor.embedded;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A role service in a JVM of its own, started from its jar with a settings file, as it would be
 * deployed. It can be killed at any moment and started again.
 */
public final class ServiceProcess implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(5);
  private static final Duration STOP_GRACE = Duration.ofSeconds(25);

  private final String node;
  private final List<String> command;
  private final Path log;
  private final Path mark;
  private final int port;
  private final int managementPort;
  private final HttpClient http;
  private @Nullable ChildProcess process;

  ServiceProcess(
      String node,
      List<String> command,
      Path log,
      Path mark,
      int port,
      int managementPort,
      HttpClient http) {
    this.node = node;
    this.command = List.copyOf(command);
    this.log = log;
    this.mark = mark;
    this.port = port;
    this.managementPort = managementPort;
    this.http = http;
  }

  /** Starts the process; {@link #awaitReady} says when it serves. */
  public synchronized void start() {
    if (!isAlive()) {
      process = ChildProcess.startAlone("the service " + node, command, Map.of(), log, mark, port);
    }
  }

  /** Waits until the service says that it is ready. */
  public void awaitReady() {
    new Patience(START_LIMIT)
        .until(
            "the service " + node + " is ready",
            () -> {
              ChildProcess running = process;
              if (running != null && !running.isAlive()) {
                throw running.failed("ended while it started");
              }
              return isReady();
            });
  }

  /** Whether the service says now that it is ready. */
  public boolean isReady() {
    return health("readiness") == 200;
  }

  /** The status of a health group: 200 up, 503 down, 0 when nobody answers. */
  public int health(String group) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(managementUrl() + "/actuator/health/" + group))
            .timeout(Duration.ofSeconds(5))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  /** Ends the service in order: what it has begun, it finishes. */
  public synchronized void stop() {
    ChildProcess running = process;
    if (running != null) {
      running.stop(STOP_GRACE);
      process = null;
    }
  }

  /** {@code kill -9}: the service gets no chance to finish anything. */
  public synchronized void kill() {
    ChildProcess running = process;
    if (running != null) {
      running.kill();
      process = null;
    }
  }

  @Override
  public void close() {
    stop();
  }

  public synchronized boolean isAlive() {
    return process != null && process.isAlive();
  }

  /** The number of the process that runs now. */
  public synchronized long pid() {
    if (process == null) {
      throw new CorridorFault("The service " + node + " does not run.");
    }
    return process.pid();
  }

  /** The interface's address. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Where health and meters are. */
  public URI managementUrl() {
    return URI.create("http://127.0.0.1:" + managementPort);
  }

  public Path log() {
    return log;
  }

  /** The memory that the process holds now, as Linux counts it; -1 where that is not known. */
  public long residentBytes() {
    ChildProcess running = process;
    if (running == null) {
      return -1;
    }
    try {
      return Files.readAllLines(Path.of("/proc/" + running.pid() + "/status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst()
          .orElse(-1L);
    } catch (IOException e) {
      return -1;
    }
  }
}
