package trm.corridor.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node's own PostgreSQL server on the loopback address, durable as a deployed one (fsync on),
 * with passwords for everybody. The owner role may change the schema; the service role may only
 * connect, and gets its rights from the node's migrations. {@link #stop} and {@link #start} keep
 * data and port.
 */
public final class EmbeddedPostgresServer implements AutoCloseable {
  /** The database, and the two roles that the node knows. */
  public static final String DATABASE = "trm";

  public static final String OWNER = "trm_owner";
  public static final String SERVICE = "trm_service";

  private static final String SUPERUSER = "postgres";
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
  private static final List<String> ACCESS_RULES =
      List.of(
          "# Written by the corridor: only the loopback address, and everybody with a password.",
          "host all all 127.0.0.1/32 scram-sha-256");

  private final String node;
  private final StateFolder state;
  private final Path binaries;
  private final int port;
  private final Path data;
  private @Nullable EmbeddedPostgres server;

  /**
   * A server over the state folder's data and port; it is not started.
   *
   * @param binaries where the server's programs are unpacked once for all corridors
   */
  public EmbeddedPostgresServer(String node, StateFolder state, Ports ports, Path binaries) {
    this.node = node;
    this.state = state;
    this.binaries = binaries;
    this.port = ports.of(node + "-postgres");
    // A folder of its own above the data: zonky looks beside the data folder for others to tidy
    // away.
    this.data = state.folder("nodes", node, "postgres").resolve("data");
  }

  /** Starts the server, and makes database and roles the first time. Returns when it serves. */
  public synchronized void start() {
    if (server != null) {
      return;
    }
    stopOrphan();
    Ports.requireFree("the database of " + node, port);
    boolean prepared = Files.exists(data.resolve("corridor-prepared"));
    EmbeddedPostgres starting = startServer(prepared);
    server = starting;
    if (!prepared) {
      prepare();
    }
  }

  /**
   * Stops the server in order; open connections are cut. One that panicked for want of room may
   * wait in vain for processes of its own: that one is ended at once, by which nothing is lost.
   */
  public synchronized void stop() {
    EmbeddedPostgres running = server;
    if (running == null) {
      return;
    }
    try {
      running.close();
    } catch (IOException e) {
      throw new CorridorFault("Cannot stop the database of " + node + ".", e);
    }
    server = null;
    try {
      awaitEnd("the database of " + node + " has stopped");
    } catch (CorridorFault lingering) {
      ChildProcess.signal("QUIT", postmaster(), "the database of " + node);
      awaitEnd("the database of " + node + " has been ended");
    }
  }

  private void awaitEnd(String what) {
    new Patience(STOP_LIMIT).until(what, () -> !isServing());
  }

  /** The number of its first process, which started all others; it is no child of this one. */
  public long postmaster() {
    return Long.parseLong(
        StateFolder.read(data.resolve("postmaster.pid")).lines().findFirst().orElse("0").strip());
  }

  @Override
  public void close() {
    stop();
  }

  /** The JDBC address of the node's database, without user. */
  public String url() {
    return url(port);
  }

  /** The same, where it is reached by another port. */
  static String url(int port) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
  }

  /** Where the server stores; the log that it writes ahead lies in {@code pg_wal}. */
  public Path data() {
    return data;
  }

  /** The port on the loopback address. */
  public int port() {
    return port;
  }

  /** The file with a role's password. */
  public Path passwordFile(String role) {
    return state.passwordFile(node, role);
  }

  /** A connection as one of the two roles. */
  public Connection connect(String role) throws SQLException {
    return DriverManager.getConnection(url(), role, state.password(node, role));
  }

  private EmbeddedPostgres startServer(boolean prepared) {
    Path log = state.log("postgres-" + node);
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setPort(port)
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setOverrideWorkingDirectory(binaries.toFile())
            .setPGStartupWait(START_LIMIT)
            .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setServerConfig("shared_buffers", "32MB")
            .setServerConfig("max_connections", "40")
            .setServerConfig("jit", "off")
            // A failed statement's detail quotes values of the row, and a log may hold none of a
            // person's.
            .setServerConfig("log_error_verbosity", "terse")
            .setServerConfig("log_min_error_statement", "panic");
    if (prepared) {
      builder.setConnectConfig("password", state.password(node, SUPERUSER));
    }
    try {
      return builder.start();
    } catch (IOException | IllegalStateException e) {
      throw new CorridorFault("Cannot start the database of " + node + "; see " + log + ".", e);
    }
  }

  private void prepare() {
    try (Connection connection = DriverManager.getConnection(maintenanceUrl(), SUPERUSER, "");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create role " + OWNER + " login password '" + state.password(node, OWNER) + "'");
      statement.execute(
          "create role " + SERVICE + " login password '" + state.password(node, SERVICE) + "'");
      statement.execute("create database " + DATABASE + " owner " + OWNER);
      statement.execute("revoke all on database " + DATABASE + " from public");
      statement.execute("grant connect on database " + DATABASE + " to " + SERVICE);
      statement.execute(
          "alter role " + SUPERUSER + " password '" + state.password(node, SUPERUSER) + "'");
      Files.write(data.resolve("pg_hba.conf"), ACCESS_RULES);
      statement.execute("select pg_reload_conf()");
      Files.createFile(data.resolve("corridor-prepared"));
    } catch (SQLException | IOException e) {
      throw new CorridorFault("Cannot prepare the database of " + node + ".", e);
    }
  }

  private String maintenanceUrl() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  /**
   * A launcher that was killed leaves its server running; that one must end before another opens
   * the data.
   */
  private void stopOrphan() {
    Path pidFile = data.resolve("postmaster.pid");
    if (!Files.exists(pidFile) || !isServing()) {
      return;
    }
    ProcessHandle.of(postmaster()).ifPresent(ProcessHandle::destroy);
    awaitEnd("the left-over database of " + node + " has stopped");
  }

  private boolean isServing() {
    return !Ports.isFree(port);
  }
}
