package trm.corridor.embedded;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * One broker that is its own controller, alone or in a quorum with others: where it listens, where
 * it stores, and the settings that it starts with. Nodes come over TLS with a token of the
 * federation's realm; what no ACL allows is refused. The launcher, which makes topics and ACLs, has
 * a listener of its own; and so has the node that is reached over a link.
 */
final class BrokerMember {
  /** The first compiler knows no processor's AES, and does without it in half the time. */
  private static final String CIPHER_SUITES =
      "TLS_CHACHA20_POLY1305_SHA256,TLS_AES_256_GCM_SHA384,TLS_AES_128_GCM_SHA256";

  private static final String CONTROLLER = "controller";
  private static final String PLAIN_LOGIN =
      "org.apache.kafka.common.security.plain.PlainLoginModule";

  private final StateFolder state;
  private final FederationRealm realm;
  private final BrokerClients clients;
  private final int id;
  private final Path data;
  private final int port;
  private final int internalPort;
  private final int controllerPort;
  private final int distantPort;
  private final int linkPort;

  /**
   * @param name by which its ports are remembered
   * @param data the folder of its storage
   */
  BrokerMember(
      StateFolder state,
      Ports ports,
      FederationRealm realm,
      BrokerClients clients,
      int id,
      String name,
      Path data) {
    this.state = state;
    this.realm = realm;
    this.clients = clients;
    this.id = id;
    this.data = data;
    this.port = ports.of(name);
    this.internalPort = ports.of(name + "-internal");
    this.controllerPort = ports.of(name + "-controller");
    this.distantPort = ports.of(name + "-distant");
    this.linkPort = ports.of(name + "-link");
  }

  int id() {
    return id;
  }

  Path data() {
    return data;
  }

  int port() {
    return port;
  }

  String address() {
    return "127.0.0.1:" + port;
  }

  String internalAddress() {
    return "127.0.0.1:" + internalPort;
  }

  /** Where a node comes that is reached over a link. */
  String linkAddress() {
    return "127.0.0.1:" + linkPort;
  }

  /** A link to it, which works from now on. */
  TcpProxy link() {
    return new TcpProxy(linkPort, distantPort);
  }

  /** Kafka ends the whole process when it cannot have a port. */
  void requirePorts() {
    Ports.requireFree("the broker", port);
    Ports.requireFree("the broker's internal listener", internalPort);
    Ports.requireFree("the broker's controller", controllerPort);
    Ports.requireFree("the broker's listener for a link", distantPort);
  }

  /** Makes its storage, the first time. */
  void format(String clusterId) {
    if (Files.exists(data.resolve("meta.properties"))) {
      return;
    }
    PrintStream quiet =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    try {
      new Formatter()
          .setPrintStream(quiet)
          .setClusterId(clusterId)
          .setNodeId(id)
          .setControllerListenerName("CONTROLLER")
          .setMetadataLogDirectory(data.toString())
          .setDirectories(List.of(data.toString()))
          .setScramArguments(List.of(clients.launcherAsFormatted()))
          .run();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new CorridorFault("Cannot format the broker's storage in " + data + ".", e);
    }
  }

  /**
   * What it starts with.
   *
   * @param quorum all members, this one among them
   */
  Map<String, String> settings(List<BrokerMember> quorum) {
    Map<String, String> settings = new HashMap<>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", Integer.toString(id));
    settings.put("log.dirs", data.toString());
    settings.put(
        "controller.quorum.voters",
        quorum.stream()
            .map(member -> member.id + "@127.0.0.1:" + member.controllerPort)
            .collect(Collectors.joining(",")));
    settings.put("auto.create.topics.enable", "false");
    settings.put("delete.topic.enable", "false");
    addListeners(settings);
    addReplicas(settings, quorum.size());
    addSmallMemory(settings);
    return settings;
  }

  /**
   * What was confirmed is on two disks of three, and a broker that has it not is never believed.
   */
  private static void addReplicas(Map<String, String> settings, int members) {
    String replicas = Integer.toString(Math.min(3, members));
    String confirming = Integer.toString(members < 3 ? 1 : 2);
    settings.put("default.replication.factor", replicas);
    settings.put("min.insync.replicas", confirming);
    settings.put("unclean.leader.election.enable", "false");
    settings.put("offsets.topic.replication.factor", replicas);
    settings.put("transaction.state.log.replication.factor", replicas);
    settings.put("transaction.state.log.min.isr", confirming);
    settings.put("share.coordinator.state.topic.replication.factor", replicas);
    settings.put("share.coordinator.state.topic.min.isr", confirming);
  }

  private void addListeners(Map<String, String> settings) {
    String listened =
        "CLIENT://127.0.0.1:%d,INTERNAL://127.0.0.1:%d,DISTANT://127.0.0.1:%d"
            .formatted(port, internalPort, distantPort);
    settings.put("listeners", listened + ",CONTROLLER://127.0.0.1:" + controllerPort);
    // Whoever comes from afar is told to come back the same way, over the link.
    settings.put("advertised.listeners", listened.replace(":" + distantPort, ":" + linkPort));
    settings.put(
        "listener.security.protocol.map",
        "CLIENT:SASL_SSL,INTERNAL:SASL_SSL,DISTANT:SASL_SSL,CONTROLLER:SASL_PLAINTEXT");
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("inter.broker.listener.name", "INTERNAL");
    settings.put("sasl.mechanism.inter.broker.protocol", "SCRAM-SHA-512");
    settings.put("sasl.mechanism.controller.protocol", "PLAIN");
    addNodes(settings, "listener.name.client.");
    addNodes(settings, "listener.name.distant.");
    settings.put("listener.name.internal.sasl.enabled.mechanisms", "SCRAM-SHA-512");
    settings.put("listener.name.internal.scram-sha-512.sasl.jaas.config", clients.launcherLogin());
    settings.put("listener.name.controller.sasl.enabled.mechanisms", "PLAIN");
    String controllerPassword = state.password("launcher", CONTROLLER);
    settings.put(
        "listener.name.controller.plain.sasl.jaas.config",
        BrokerClients.login(PLAIN_LOGIN, CONTROLLER, controllerPassword).replace(";", "")
            + " user_"
            + CONTROLLER
            + "=\""
            + controllerPassword
            + "\";");
    for (String listener : List.of("client", "distant", "internal")) {
      addTls(settings, "listener.name." + listener + ".");
    }
    settings.put(
        "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
    settings.put("allow.everyone.if.no.acl.found", "false");
    settings.put("super.users", "User:" + BrokerClients.LAUNCHER + ";User:" + CONTROLLER);
  }

  private void addNodes(Map<String, String> settings, String listener) {
    settings.put(listener + "sasl.enabled.mechanisms", "OAUTHBEARER");
    realm
        .believed()
        .forEach((name, value) -> settings.put(listener + "oauthbearer." + name, value));
  }

  private void addTls(Map<String, String> settings, String listener) {
    settings.put(listener + "ssl.keystore.type", "PKCS12");
    settings.put(
        listener + "ssl.keystore.location", clients.certificates().brokerKeyStore().toString());
    settings.put(listener + "ssl.keystore.password", clients.certificates().password());
    settings.put(listener + "ssl.truststore.type", "PEM");
    settings.put(
        listener + "ssl.truststore.location", clients.certificates().authority().toString());
    settings.put(listener + "ssl.cipher.suites", CIPHER_SUITES);
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
    settings.put("transaction.state.log.num.partitions", "1");
    settings.put("share.coordinator.state.topic.num.partitions", "1");
    settings.put("group.initial.rebalance.delay.ms", "0");
  }
}
