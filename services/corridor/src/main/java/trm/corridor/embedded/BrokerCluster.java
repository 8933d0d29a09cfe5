package trm.corridor.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.Uuid;

/**
 * Three brokers, each its own controller in one quorum and each a process of its own, with the
 * rules of a single one. A message is confirmed when two of them have it. Each can be killed and
 * started alone.
 */
public final class BrokerCluster implements Brokers {
  /** How many there are; their numbers begin at 1. */
  public static final int SIZE = 3;

  private static final String HEAP = "256m";
  private static final Duration STOP_GRACE = Duration.ofSeconds(10);
  private final StateFolder state;
  private final FederationRealm realm;
  private final BrokerClients clients;
  private final List<BrokerMember> members = new ArrayList<>();
  private final Map<Integer, ChildProcess> running = new HashMap<>();

  /**
   * Three brokers over the state folder's data and ports; they are not started.
   *
   * @param realm whose tokens nodes come with; it may start later than the brokers
   */
  public BrokerCluster(StateFolder state, Ports ports, FederationRealm realm) {
    this.state = state;
    this.realm = realm;
    this.clients = new BrokerClients(state, DevelopmentCertificates.of(state));
    for (int id = 1; id <= SIZE; id++) {
      Path data = state.folder("kafka-cluster", Integer.toString(id));
      members.add(new BrokerMember(state, ports, realm, clients, id, "broker-" + id, data));
    }
  }

  @Override
  public synchronized void start() {
    members.forEach(this::start);
    awaitWhole();
  }

  /** Starts one, and returns when every replica of it has caught up with the others'. */
  public synchronized void start(int id) {
    start(member(id));
    awaitWhole();
  }

  /** {@code kill -9}: what it had not written to its disk is gone. */
  public synchronized void kill(int id) {
    ChildProcess process = running.remove(id);
    if (process != null) {
      process.kill();
    }
  }

  /** Whether its process is there. */
  public synchronized boolean isAlive(int id) {
    ChildProcess process = running.get(id);
    return process != null && process.isAlive();
  }

  /** Where it stores. */
  public Path data(int id) {
    return member(id).data();
  }

  @Override
  public synchronized void stop() {
    // All are told first: one that is left alone waits in vain for the others' consent to its end.
    running.values().forEach(ChildProcess::ask);
    running.values().forEach(process -> process.stop(STOP_GRACE));
    running.clear();
  }

  @Override
  public void close() {
    stop();
  }

  @Override
  public String bootstrap(String node) {
    return joined(BrokerMember::address);
  }

  @Override
  public String linkBootstrap() {
    return joined(BrokerMember::linkAddress);
  }

  @Override
  public List<TcpProxy> links() {
    return members.stream().map(BrokerMember::link).toList();
  }

  @Override
  public Path authority() {
    return clients.certificates().authority();
  }

  @Override
  public Map<String, Object> clientSettings(String node) {
    return clients.overTls(bootstrap(node), realm.signIn(node));
  }

  @Override
  public Map<String, Object> clientSettings(Path tokenFile) {
    return clients.overTls(joined(BrokerMember::address), FederationRealm.bring(tokenFile));
  }

  @Override
  public Map<String, Object> launcherSettings() {
    return clients.launcher(joined(BrokerMember::internalAddress));
  }

  @Override
  public void apply(MailboxPlan plan) {
    try (BrokerAccess access = access()) {
      access.apply(plan, plan.acls(), BrokerClients.LAUNCHER);
    }
  }

  private void start(BrokerMember member) {
    ChildProcess known = running.get(member.id());
    if (known != null && known.isAlive()) {
      return;
    }
    String name = "broker-" + member.id();
    member.format(StateFolder.read(clusterId()));
    NodeSettingsFile settings = new NodeSettingsFile().setAll(member.settings(members));
    Path file = state.file("kafka-cluster", name + ".properties");
    settings.writeSecret(file);
    running.put(
        member.id(),
        ChildProcess.startAlone(
            "the " + name,
            command(file, state.log(name)),
            Map.of(),
            state.log(name + "-process"),
            state.file("kafka-cluster", name + ".process"),
            member.port()));
  }

  private List<String> command(Path settings, Path log) {
    return List.of(
        ChildProcess.java(),
        "-Xmx" + HEAP,
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-Dcorridor.log=" + log,
        // Kafka reads keys from no address but those that the process permits.
        "-Dorg.apache.kafka.sasl.oauthbearer.allowed.urls=" + realm.keys(),
        "-cp",
        System.getProperty("java.class.path"),
        BrokerProgram.class.getName(),
        settings.toString());
  }

  private Path clusterId() {
    Path file = state.file("kafka-cluster", "id");
    if (!Files.exists(file)) {
      StateFolder.writeSecret(file, Uuid.randomUuid().toString());
    }
    return file;
  }

  /** Until all are in the cluster and no replica lags behind. */
  private void awaitWhole() {
    try (BrokerAccess access = access()) {
      new Patience(Duration.ofMinutes(3))
          .until("the cluster of brokers is whole", () -> isAllAlive() && access.isWhole(SIZE));
    }
  }

  private boolean isAllAlive() {
    running.forEach(
        (id, process) -> {
          if (!process.isAlive()) {
            throw process.failed("ended");
          }
        });
    return true;
  }

  private BrokerAccess access() {
    return new BrokerAccess(launcherSettings());
  }

  private BrokerMember member(int id) {
    return members.get(id - 1);
  }

  private String joined(Function<BrokerMember, String> address) {
    return members.stream().map(address).collect(Collectors.joining(","));
  }
}
