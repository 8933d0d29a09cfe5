package trm.corridor.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import trm.corridor.embedded.Arrangement;
import trm.corridor.embedded.BrokerCluster;
import trm.corridor.embedded.Brokers;
import trm.corridor.embedded.Corridor;
import trm.corridor.embedded.CorridorNode;
import trm.corridor.embedded.Layout;
import trm.corridor.embedded.Patience;
import trm.corridor.embedded.Progress;
import trm.corridor.embedded.StateFolder;
import trm.corridor.embedded.Topology;
import trm.corridor.story.Offices;
import trm.corridor.story.Offices.Office;
import trm.node.operations.NodeCommands;

/**
 * The corridor that all system tests of a run share, in the domain's words: {@code
 * corridor.destination().as("case-worker")}. A test that stops a part starts it again.
 */
public final class RunningCorridor implements AutoCloseable {
  private static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();
  private static final Path STATE = Path.of("target/corridor").toAbsolutePath();
  private static final int LOWEST_PORT = 27_000;

  /** The node whose ways to its database and to the brokers a test can cut. */
  static final String LINKED = "cn-transit";

  /** Deadlines short enough for a test to see them pass, and a log as the image writes it. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "logging.structured.format.console", "logstash",
          "trm.outbox.overdue-after", "5s",
          "trm.outbox.lease-duration", "15s",
          "trm.outbox.poll-interval", "250ms",
          "trm.directory.refresh-interval", "1s",
          "trm.identity.keys-fresh-for", "5s",
          "trm.identity.clock-skew", "1s",
          "trm.deadlines.check-interval", "1s",
          "trm.webhooks.answer-limit", "4s");

  /**
   * Tokens for the broker live 9000 s where it matters, so that a realm which is away for an hour
   * stops nothing. Here they run out while a test looks on, and are renewed all through the run.
   */
  static final Duration BROKER_TOKEN_LIFE = Duration.ofSeconds(20);

  /** The nodes' keys are as old as those of a node that has served for a while. */
  private static final Duration SERVED_FOR = Duration.ofDays(20);

  private final InventedCollector collector;
  private Corridor corridor;
  private Offices offices;

  private RunningCorridor(Corridor corridor, InventedCollector collector) {
    this.collector = collector;
    this.corridor = corridor;
    this.offices = new Offices(corridor);
  }

  /**
   * Starts one. What an earlier run stored is deleted; only the identity provider's realms are
   * kept, which cost a minute to import.
   */
  static RunningCorridor start() {
    return startServicesOf(PROJECT);
  }

  /** The same with the services that another clone packaged, such as an older release's. */
  static RunningCorridor startServicesOf(Path packaged) {
    StateFolder state = new StateFolder(STATE);
    for (String stored :
        new String[] {
          "nodes", "kafka", "kafka-cluster", "kafka-countries", "federation", "seeds"
        }) {
      Folders.delete(STATE.resolve(stored));
    }
    // The broker's log is open already, and a deleted file would take what it writes with it.
    Folders.emptyFiles(STATE.resolve("logs"));
    InventedCollector collector = new InventedCollector();
    return new RunningCorridor(started(state, packaged, Topology.HUB, collector), collector);
  }

  private static Corridor started(
      StateFolder state, Path packaged, Topology topology, InventedCollector collector) {
    Map<String, String> settings = new HashMap<>(SETTINGS);
    settings.put("trm.traces.endpoint", collector.endpoint().toString());
    Layout layout = new Layout(PROJECT, packaged, state, LOWEST_PORT);
    InstantSource clock = () -> Instant.now().minus(SERVED_FOR);
    Arrangement arrangement =
        new Arrangement(
            settings,
            BROKER_TOKEN_LIFE,
            Integer.getInteger(Arrangement.BROKERS, 1),
            topology,
            topology == Topology.HUB ? LINKED : null);
    Corridor corridor = new Corridor(layout, clock, Progress.printed(), arrangement);
    corridor.start();
    return corridor;
  }

  /** Ends every part, and starts a corridor that knows nothing but the folder of the first. */
  void startAgain() {
    startAgain(Topology.HUB);
  }

  /** The same in another topology. The nodes' settings are the same but for an address. */
  void startAgain(Topology topology) {
    end();
    corridor = started(new StateFolder(STATE), corridor.layout().packaged(), topology, collector);
    offices = new Offices(corridor);
  }

  /** Mongolia. */
  public Office origin() {
    return offices.at("mn-origin");
  }

  /** China. */
  public Office transit() {
    return offices.at("cn-transit");
  }

  /** Macao. */
  public Office destination() {
    return offices.at("mo-destination");
  }

  /** The parts themselves, to be stopped, killed and looked into. */
  public Corridor parts() {
    return corridor;
  }

  /** What the nodes tell of themselves. */
  InventedCollector collector() {
    return collector;
  }

  /** Where what a run makes is put; its processes may write there. */
  Path folder() {
    return STATE;
  }

  /** A node with its database and its service. */
  public CorridorNode node(String id) {
    return corridor.node(id);
  }

  /**
   * All that the nodes have stored agrees, whatever was done to them; their databases are there.
   */
  void assertSound() {
    for (CorridorNode node : corridor.nodes()) {
      Path settings = STATE.resolve("nodes").resolve(node.id()).resolve("node.properties");
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      PrintStream to = new PrintStream(out, true, StandardCharsets.UTF_8);
      String where = "--spring.config.additional-location=file:" + settings;
      int status = NodeCommands.run(to, to, "fsck", "--quiet", where);
      assertThat(status).as("%s: %s", node.id(), out.toString(StandardCharsets.UTF_8)).isZero();
    }
  }

  /** The three brokers; a test that needs them is skipped where there is one. */
  BrokerCluster cluster() {
    Brokers brokers = corridor.broker();
    assumeTrue(
        brokers instanceof BrokerCluster,
        "Needs three brokers: run it with -Dcorridor.brokers=3, as make fire does.");
    return (BrokerCluster) brokers;
  }

  /** Waits for something that the corridor does by itself. */
  public Patience within(Duration limit) {
    return new Patience(limit);
  }

  private void end() {
    offices.close();
    corridor.close();
  }

  @Override
  public void close() {
    end();
    collector.close();
  }
}
