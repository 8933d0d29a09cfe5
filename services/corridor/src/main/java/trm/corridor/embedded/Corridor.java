package trm.corridor.embedded;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A whole corridor on this machine: a broker, an identity provider, and for each node a database
 * server and a service. Each part can be stopped and started alone. What was stored is there again
 * after the next {@link #start}.
 */
public final class Corridor implements AutoCloseable {
  private final Layout layout;
  private final InstantSource clock;
  private final Progress progress;
  private final MailboxPlan mailboxes;
  private final Brokers broker;
  private final IdentityProvider identity;
  private final Federation federation;
  private final Arrangement arrangement;
  private final int databaseLinkPort;
  private @Nullable Links links;
  private final Ports ports;
  private final List<CorridorNode> nodes = new ArrayList<>();
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  /** A corridor that is not started. */
  public Corridor(Layout layout, InstantSource clock, Progress progress, Arrangement arrangement) {
    this.layout = layout;
    this.clock = clock;
    this.progress = progress;
    this.arrangement = arrangement;
    StateFolder state = layout.state();
    this.ports = new Ports(state.file("ports.properties"), layout.lowestPort());
    List<NodePlan> plans = NodePlan.readAll(layout.deploy("directory"));
    this.mailboxes = MailboxPlan.read(layout.deploy("kafka"));
    this.federation = new Federation(state, plans);
    plans.forEach(plan -> nodes.add(node(plan)));
    this.databaseLinkPort = ports.of("database-link");
    this.identity = new IdentityProvider(state, ports, layout.cache(), realms(plans));
    this.broker = brokers(plans);
  }

  private Brokers brokers(List<NodePlan> plans) {
    StateFolder state = layout.state();
    if (arrangement.topology() == Topology.BILATERAL) {
      Map<String, String> homes =
          plans.stream().collect(Collectors.toMap(NodePlan::node, NodePlan::country));
      Path deploy = layout.deploy("mirror");
      MirrorPlan plan = MirrorPlan.read(deploy, mailboxes, homes);
      return new CountryBrokers(
          state, ports, identity.federation(), plan, homes, deploy, layout.mirrorLibraries());
    }
    return arrangement.brokers() == 1
        ? new EmbeddedBroker(state, ports, identity.federation())
        : new BrokerCluster(state, ports, identity.federation());
  }

  private List<RealmFile> realms(List<NodePlan> plans) {
    Duration brokerTokenLife = arrangement.brokerTokenLife();
    Path folder = layout.deploy("keycloak");
    RealmFile federations = RealmFile.read(folder, FederationRealm.NAME);
    List<RealmFile> realms = new ArrayList<>();
    plans.forEach(plan -> realms.add(RealmFile.read(folder, plan.node())));
    realms.add(brokerTokenLife == null ? federations : federations.withTokensFor(brokerTokenLife));
    return realms;
  }

  /** Starts all parts, as many at once as can be, and returns when all of them serve. */
  public void start() {
    if (!identity.isPrepared()) {
      progress.tell(
          "The first start prepares Keycloak for this clone, which takes a minute or two.");
    }
    federation.prepare(clock.instant());
    links = openLinks();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Void>> parts = new ArrayList<>();
      CompletableFuture<Void> realmsServe = part(threads, "identity provider", identity::start);
      parts.add(realmsServe);
      CompletableFuture<Void> brokerServes = part(threads, "broker", this::startBroker);
      parts.add(brokerServes);
      if (broker instanceof CountryBrokers countries) {
        parts.add(
            CompletableFuture.allOf(realmsServe, brokerServes)
                .thenCompose(ready -> part(threads, "mirrors", countries::startMirrors)));
      }
      for (CorridorNode node : nodes) {
        CompletableFuture<Void> databaseServes =
            part(threads, "database of " + node.id(), node.database()::start);
        parts.add(
            CompletableFuture.allOf(databaseServes, brokerServes)
                .thenCompose(
                    ready -> part(threads, "service " + node.id(), () -> startService(node))));
      }
      awaitAll(parts, threads);
    } catch (CorridorFault e) {
      close();
      throw e;
    }
  }

  /** The first part that fails ends the waiting for all others, which may be minutes away. */
  private static void awaitAll(List<CompletableFuture<Void>> parts, ExecutorService threads) {
    CompletableFuture<Void> all = CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new));
    for (CompletableFuture<Void> part : parts) {
      var _ =
          part.exceptionally(
              fault -> {
                all.completeExceptionally(fault);
                return null;
              });
    }
    try {
      all.get();
    } catch (ExecutionException e) {
      threads.shutdownNow();
      throw asFault(e);
    } catch (InterruptedException e) {
      threads.shutdownNow();
      throw new CorridorFault("The corridor was told to end while it started.", e);
    }
  }

  private static CorridorFault asFault(ExecutionException e) {
    Throwable cause =
        e.getCause() instanceof CompletionException wrapped ? wrapped.getCause() : e.getCause();
    return cause instanceof CorridorFault fault
        ? fault
        : new CorridorFault("The corridor did not start.", cause);
  }

  /** Stops all parts, services first, so that each finishes what it has begun. */
  @Override
  public void close() {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      nodes.forEach(node -> threads.execute(node.service()::stop));
      threads.execute(identity::stop);
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      nodes.forEach(node -> threads.execute(node.database()::stop));
      threads.execute(broker::stop);
    }
    Links open = links;
    links = null;
    if (open != null) {
      open.close();
    }
  }

  private @Nullable Links openLinks() {
    String linked = arrangement.linked();
    return linked == null
        ? null
        : new Links(new TcpProxy(databaseLinkPort, node(linked).database().port()), broker.links());
  }

  /** The ways of the node that is reached over links, while the corridor runs. */
  public Links links() {
    Links open = links;
    if (open == null) {
      throw new CorridorFault("No node of this corridor is reached over links.");
    }
    return open;
  }

  public List<CorridorNode> nodes() {
    return List.copyOf(nodes);
  }

  /** The node of that id. */
  public CorridorNode node(String id) {
    return nodes.stream()
        .filter(node -> node.id().equals(id))
        .findAny()
        .orElseThrow(() -> new CorridorFault("The corridor has no node " + id + "."));
  }

  public Brokers broker() {
    return broker;
  }

  public IdentityProvider identity() {
    return identity;
  }

  public Federation federation() {
    return federation;
  }

  public MailboxPlan mailboxes() {
    return mailboxes;
  }

  public Layout layout() {
    return layout;
  }

  /** Where every process of the corridor writes its log. */
  public Path logs() {
    return layout.state().folder("logs");
  }

  private void startBroker() {
    broker.start();
    broker.apply(mailboxes);
  }

  /**
   * Another process of a node's service, over the same database, mailbox and keys, with ports, log
   * and settings of its own. It is not started, and whoever asks for it ends it.
   *
   * @param name what it is called beside the node's id, such as {@code b}
   */
  public ServiceProcess replica(String node, String name) {
    CorridorNode of = node(node);
    return replica(of, name, of.unpacked());
  }

  /**
   * The same of another build of the service.
   *
   * @param packaged its jar
   */
  public ServiceProcess replica(String node, String name, Path packaged) {
    CorridorNode of = node(node);
    Path folder = layout.state().folder("services", of.plan().service() + "-" + name);
    UnpackedService build = new UnpackedService(packaged, layout.deploy("service.jvm"), folder);
    build.prepare(of.service().log());
    return replica(of, name, build);
  }

  private ServiceProcess replica(CorridorNode of, String name, UnpackedService build) {
    String id = of.id() + "-" + name;
    Path file = settingsFile(id);
    ServiceProcess replica = process(id, build, file);
    settings(of, replica)
        .set("trm.recovery.stop-file", file.resolveSibling("stopped-at"))
        .write(file);
    return replica;
  }

  private void startService(CorridorNode node) {
    settings(node, node.service()).write(settingsFile(node.id()));
    StateFolder.writeSecret(brokerClientFile(node.id()), clientSettings(node.id()));
    node.unpacked().prepare(node.service().log());
    node.service().start();
    node.service().awaitReady();
  }

  /** What any Kafka client of a member is configured with, such as the conformance kit. */
  public Path brokerClientFile(String node) {
    return layout.state().file("nodes", node, "client.properties");
  }

  private String clientSettings(String node) {
    return broker.clientSettings(node).entrySet().stream()
        .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
        .sorted()
        .collect(Collectors.joining());
  }

  private CompletableFuture<Void> part(ExecutorService threads, String name, Runnable start) {
    return CompletableFuture.runAsync(
        () -> {
          long begin = System.nanoTime();
          start.run();
          Duration took = Duration.ofNanos(System.nanoTime() - begin);
          progress.tell("  %-28s ready after %4.1f s".formatted(name, took.toMillis() / 1000.0));
        },
        threads);
  }

  private CorridorNode node(NodePlan plan) {
    String id = plan.node();
    EmbeddedPostgresServer database =
        new EmbeddedPostgresServer(id, layout.state(), ports, layout.cache().resolve("postgres"));
    UnpackedService unpacked =
        new UnpackedService(
            layout.serviceJar(plan.service()),
            layout.deploy("service.jvm"),
            layout.state().folder("services", plan.service()));
    return new CorridorNode(plan, database, unpacked, process(id, unpacked, settingsFile(id)));
  }

  private ServiceProcess process(String id, UnpackedService build, Path settings) {
    List<String> command = new ArrayList<>(build.command());
    command.add("--spring.config.additional-location=file:" + settings);
    return new ServiceProcess(
        id,
        command,
        layout.state().log(id),
        layout.state().file("nodes", id, "process"),
        ports.of(id),
        ports.of(id + "-management"),
        http);
  }

  private Path settingsFile(String node) {
    return layout.state().file("nodes", node, "node.properties");
  }

  private static String profile(CorridorNode node) {
    return "profiles/countries/" + node.plan().country() + ".yaml";
  }

  private NodeSettingsFile settings(CorridorNode node, ServiceProcess service) {
    String id = node.id();
    boolean isLinked = id.equals(arrangement.linked());
    EmbeddedPostgresServer database = node.database();
    return new NodeSettingsFile()
        .set("server.address", "127.0.0.1")
        .set("server.port", service.url().getPort())
        .set("management.server.address", "127.0.0.1")
        .set("management.server.port", service.managementUrl().getPort())
        .set("trm.node.id", id)
        .set("trm.node.master-key-file", federation.masterKeyFile(id))
        .set("trm.keys.folder", federation.keyFolder(id))
        .set("trm.recovery.stop-file", federation.keyFolder(id).resolveSibling("stopped-at"))
        .set("trm.directory.file", federation.directoryFile(id))
        .set("trm.directory.federation-key-file", federation.publicKeyFile())
        .set("trm.profile.country-file", layout.deploy(profile(node)))
        .set("trm.profile.agreements-folder", layout.deploy("profiles/agreements"))
        // The bench makes all its requests by few accounts.
        .set("trm.api.rate-limit-per-minute", 1_000_000)
        // A partner's system of this corridor runs on this machine as well.
        .set("trm.webhooks.private-addresses-allowed", true)
        .set("trm.identity.issuer", identity.issuer(id))
        .set("trm.identity.client-key-file", identity.permissionsKeyFile(id))
        .set("trm.identity.onboarding-key-file", identity.onboardingKeyFile(id))
        .set(
            "trm.database.url",
            isLinked ? EmbeddedPostgresServer.url(databaseLinkPort) : database.url())
        .set("trm.database.owner-username", EmbeddedPostgresServer.OWNER)
        .set(
            "trm.database.owner-password-file", database.passwordFile(EmbeddedPostgresServer.OWNER))
        .set("trm.database.service-username", EmbeddedPostgresServer.SERVICE)
        .set(
            "trm.database.service-password-file",
            database.passwordFile(EmbeddedPostgresServer.SERVICE))
        .set("trm.broker.bootstrap", isLinked ? broker.linkBootstrap() : broker.bootstrap(id))
        .set("trm.broker.issuer", identity.federation().issuer())
        .set("trm.broker.client-key-file", identity.federation().keyFile(id))
        .set("trm.broker.truststore-file", broker.authority())
        .setAll(arrangement.topology().periods())
        .setAll(arrangement.settings());
  }
}
