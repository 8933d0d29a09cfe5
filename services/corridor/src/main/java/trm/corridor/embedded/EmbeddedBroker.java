package trm.corridor.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;

/**
 * A real Kafka broker in this JVM, its own controller (KRaft), on the loopback address. {@link
 * #stop} and {@link #start} keep data and ports, so a test may stop it in the middle of a story.
 */
public final class EmbeddedBroker implements Brokers {
  private static final int NODE_ID = 1;

  private final FederationRealm realm;
  private final BrokerClients clients;
  private final BrokerMember member;
  private @Nullable KafkaRaftServer server;

  /**
   * A broker over the state folder's data and ports; it is not started.
   *
   * @param realm whose tokens nodes come with; it may start later than the broker
   */
  public EmbeddedBroker(StateFolder state, Ports ports, FederationRealm realm) {
    this(state, ports, realm, "broker", state.folder("kafka"));
  }

  /**
   * One of several, each a cluster for itself.
   *
   * @param name by which its ports are remembered
   * @param data the folder of its storage
   */
  EmbeddedBroker(StateFolder state, Ports ports, FederationRealm realm, String name, Path data) {
    this.realm = realm;
    this.clients = new BrokerClients(state, DevelopmentCertificates.of(state));
    this.member = new BrokerMember(state, ports, realm, clients, NODE_ID, name, data);
  }

  @Override
  public synchronized void start() {
    if (server != null) {
      return;
    }
    member.requirePorts();
    member.format(Uuid.randomUuid().toString());
    KafkaConfig settings = new KafkaConfig(member.settings(List.of(member)));
    KafkaRaftServer starting = new KafkaRaftServer(settings, Time.SYSTEM);
    startUndisturbed(starting);
    server = starting;
  }

  /**
   * Kafka ends the whole process when the thread that starts it is interrupted, and nobody would be
   * told which part of the corridor failed: so it has a thread that nobody interrupts.
   */
  private static void startUndisturbed(KafkaRaftServer starting) {
    CompletableFuture.runAsync(
            starting::startup, task -> Thread.ofPlatform().name("broker-start").start(task))
        .join();
  }

  @Override
  public synchronized void stop() {
    KafkaRaftServer running = server;
    if (running != null) {
      running.shutdown();
      running.awaitShutdown();
      server = null;
    }
  }

  @Override
  public void close() {
    stop();
  }

  @Override
  public String bootstrap(String node) {
    return address();
  }

  /** Where members and mirrors come. */
  String address() {
    return member.address();
  }

  @Override
  public String linkBootstrap() {
    return member.linkAddress();
  }

  @Override
  public List<TcpProxy> links() {
    return List.of(member.link());
  }

  @Override
  public Path authority() {
    return clients.certificates().authority();
  }

  @Override
  public Map<String, Object> clientSettings(String node) {
    return clients.overTls(address(), realm.signIn(node));
  }

  @Override
  public Map<String, Object> clientSettings(Path tokenFile) {
    return clients.overTls(address(), FederationRealm.bring(tokenFile));
  }

  @Override
  public Map<String, Object> launcherSettings() {
    return clients.launcher(member.internalAddress());
  }

  @Override
  public void apply(MailboxPlan plan) {
    apply(plan, plan.acls());
  }

  /** Makes the plan's topics, with rules that are not the plan's. */
  void apply(MailboxPlan plan, Set<AclBinding> acls) {
    try (BrokerAccess access = new BrokerAccess(launcherSettings())) {
      access.apply(plan, acls, BrokerClients.LAUNCHER);
    }
  }
}
