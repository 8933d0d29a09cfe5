package trm.corridor.embedded;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;

/**
 * A real Kafka broker in this JVM, its own controller (KRaft), on the loopback address. Nodes come
 * over TLS with a token of the federation's realm; what no ACL allows is refused. The launcher,
 * which makes topics and ACLs, has a listener of its own. {@link #stop} and {@link #start} keep
 * data and ports, so a test may stop it in the middle of a story.
 */
public final class EmbeddedBroker implements AutoCloseable {
  /** The launcher's own user, the only one that no ACL binds. */
  static final String LAUNCHER = "launcher";

  private static final String CONTROLLER = "controller";
  private static final String PLAIN_LOGIN =
      "org.apache.kafka.common.security.plain.PlainLoginModule";
  private static final String SCRAM_LOGIN =
      "org.apache.kafka.common.security.scram.ScramLoginModule";
  private static final int NODE_ID = 1;

  private final StateFolder state;
  private final FederationRealm realm;
  private final int port;
  private final int internalPort;
  private final int controllerPort;
  private final DevelopmentCertificates certificates;
  private @Nullable KafkaRaftServer server;

  /**
   * A broker over the state folder's data and ports; it is not started.
   *
   * @param realm whose tokens nodes come with; it may start later than the broker
   */
  public EmbeddedBroker(StateFolder state, Ports ports, FederationRealm realm) {
    this.state = state;
    this.realm = realm;
    this.port = ports.of("broker");
    this.internalPort = ports.of("broker-internal");
    this.controllerPort = ports.of("broker-controller");
    this.certificates = DevelopmentCertificates.of(state);
  }

  /** Starts the broker, and formats its storage the first time. Returns when it serves. */
  public synchronized void start() {
    if (server != null) {
      return;
    }
    // Kafka ends the whole process when it cannot have a port.
    Ports.requireFree("the broker", port);
    Ports.requireFree("the broker's internal listener", internalPort);
    Ports.requireFree("the broker's controller", controllerPort);
    Path data = state.folder("kafka");
    if (!Files.exists(data.resolve("meta.properties"))) {
      format(data);
    }
    KafkaRaftServer starting = new KafkaRaftServer(new KafkaConfig(settings(data)), Time.SYSTEM);
    starting.startup();
    server = starting;
  }

  /** Stops the broker in order. Clients see their connections go and retry. */
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

  /** Host and port for clients. */
  public String bootstrap() {
    return "127.0.0.1:" + port;
  }

  /** The certificate authority as PEM, which clients must trust. */
  public Path authority() {
    return certificates.authority();
  }

  /** Client settings of a member, as that member would configure them. */
  public Map<String, Object> clientSettings(String member) {
    return overTls(bootstrap(), realm.signIn(member));
  }

  /** Client settings of whoever comes with the token in a file. */
  public Map<String, Object> clientSettings(Path tokenFile) {
    return overTls(bootstrap(), FederationRealm.bring(tokenFile));
  }

  /** Client settings of the launcher, whom no ACL binds. */
  Map<String, Object> launcherSettings() {
    return overTls(
        "127.0.0.1:" + internalPort,
        Map.of(
            "sasl.mechanism",
            "SCRAM-SHA-512",
            "sasl.jaas.config",
            login(SCRAM_LOGIN, LAUNCHER, launcherPassword())));
  }

  private Map<String, Object> overTls(String address, Map<String, Object> signIn) {
    Map<String, Object> settings = new HashMap<>(signIn);
    settings.put("bootstrap.servers", address);
    settings.put("security.protocol", "SASL_SSL");
    settings.put("ssl.truststore.type", "PEM");
    settings.put("ssl.truststore.location", authority().toString());
    return settings;
  }

  /** Makes topics and ACLs what the plan says; may be repeated at each start. */
  public void apply(MailboxPlan plan) {
    try (BrokerAccess access = new BrokerAccess(launcherSettings())) {
      access.apply(plan, LAUNCHER);
    }
  }

  private void format(Path data) {
    PrintStream quiet =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    try {
      new Formatter()
          .setPrintStream(quiet)
          .setClusterId(Uuid.randomUuid().toString())
          .setNodeId(NODE_ID)
          .setControllerListenerName("CONTROLLER")
          .setMetadataLogDirectory(data.toString())
          .setDirectories(List.of(data.toString()))
          .setScramArguments(
              List.of("SCRAM-SHA-512=[name=" + LAUNCHER + ",password=" + launcherPassword() + "]"))
          .run();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new CorridorFault("Cannot format the broker's storage in " + data + ".", e);
    }
  }

  private Map<String, String> settings(Path data) {
    Map<String, String> settings = new HashMap<>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", Integer.toString(NODE_ID));
    settings.put("log.dirs", data.toString());
    settings.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
    settings.put("auto.create.topics.enable", "false");
    settings.put("delete.topic.enable", "false");
    addListeners(settings);
    addSmallMemory(settings);
    return settings;
  }

  private void addListeners(Map<String, String> settings) {
    settings.put(
        "listeners",
        "CLIENT://127.0.0.1:%d,INTERNAL://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
            .formatted(port, internalPort, controllerPort));
    settings.put(
        "listener.security.protocol.map",
        "CLIENT:SASL_SSL,INTERNAL:SASL_SSL,CONTROLLER:SASL_PLAINTEXT");
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("inter.broker.listener.name", "INTERNAL");
    settings.put("sasl.mechanism.inter.broker.protocol", "SCRAM-SHA-512");
    settings.put("sasl.mechanism.controller.protocol", "PLAIN");
    settings.put("listener.name.client.sasl.enabled.mechanisms", "OAUTHBEARER");
    realm
        .believed()
        .forEach((name, value) -> settings.put("listener.name.client.oauthbearer." + name, value));
    settings.put("listener.name.internal.sasl.enabled.mechanisms", "SCRAM-SHA-512");
    settings.put(
        "listener.name.internal.scram-sha-512.sasl.jaas.config",
        login(SCRAM_LOGIN, LAUNCHER, launcherPassword()));
    settings.put("listener.name.controller.sasl.enabled.mechanisms", "PLAIN");
    String controllerPassword = state.password("launcher", CONTROLLER);
    settings.put(
        "listener.name.controller.plain.sasl.jaas.config",
        login(PLAIN_LOGIN, CONTROLLER, controllerPassword).replace(";", "")
            + " user_"
            + CONTROLLER
            + "=\""
            + controllerPassword
            + "\";");
    addTls(settings, "listener.name.client.");
    addTls(settings, "listener.name.internal.");
    settings.put(
        "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
    settings.put("allow.everyone.if.no.acl.found", "false");
    settings.put("super.users", "User:" + LAUNCHER + ";User:" + CONTROLLER);
  }

  private void addTls(Map<String, String> settings, String listener) {
    settings.put(listener + "ssl.keystore.type", "PKCS12");
    settings.put(listener + "ssl.keystore.location", certificates.brokerKeyStore().toString());
    settings.put(listener + "ssl.keystore.password", certificates.password());
    settings.put(listener + "ssl.truststore.type", "PEM");
    settings.put(listener + "ssl.truststore.location", certificates.authority().toString());
  }

  /**
   * A broker of a few mailboxes beside services on one machine; the defaults are for a machine of
   * its own.
   */
  private static void addSmallMemory(Map<String, String> settings) {
    settings.put("log.cleaner.dedupe.buffer.size", "4194304");
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "4");
    settings.put("background.threads", "2");
    settings.put("offsets.topic.num.partitions", "4");
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("transaction.state.log.num.partitions", "1");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("share.coordinator.state.topic.num.partitions", "1");
    settings.put("share.coordinator.state.topic.replication.factor", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    settings.put("group.initial.rebalance.delay.ms", "0");
  }

  private String launcherPassword() {
    return state.password("launcher", "broker");
  }

  private static String login(String module, String user, String password) {
    return module + " required username=\"" + user + "\" password=\"" + password + "\";";
  }
}
