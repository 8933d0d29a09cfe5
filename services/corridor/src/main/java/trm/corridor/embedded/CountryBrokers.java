package trm.corridor.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A cluster for each country, here of one broker, and mirrors between them. A node reaches the
 * cluster of its own country and no other. What a mirror brings from abroad comes over a border,
 * which can be cut.
 */
public final class CountryBrokers implements Brokers {
  private final MirrorPlan plan;
  private final Map<String, String> homes;
  private final Map<String, EmbeddedBroker> brokers = new TreeMap<>();
  private final Map<String, TcpProxy> borders = new HashMap<>();
  private final Map<String, Mirror> mirrors = new TreeMap<>();

  /**
   * Brokers and mirrors over the state folder's data and ports; they are not started.
   *
   * @param homes the country of each node, in small letters
   * @param deploy the folder {@code deploy/mirror}
   * @param libraries the folder of MirrorMaker's jars
   */
  public CountryBrokers(
      StateFolder state,
      Ports ports,
      FederationRealm realm,
      MirrorPlan plan,
      Map<String, String> homes,
      Path deploy,
      Path libraries) {
    this.plan = plan;
    this.homes = Map.copyOf(homes);
    for (String country : plan.countries()) {
      Path data = state.folder("kafka-countries", country);
      brokers.put(country, new EmbeddedBroker(state, ports, realm, "broker-of-" + country, data));
    }
    Path settings = deploy.resolve("mirror.properties");
    for (String country : plan.countries()) {
      mirrors.put(
          country,
          new Mirror(country, state, realm, authority(), seenFrom(country), libraries, settings));
    }
  }

  private Map<String, String> seenFrom(String country) {
    Map<String, String> addresses = new TreeMap<>();
    brokers.forEach(
        (of, broker) ->
            addresses.put(of, of.equals(country) ? broker.address() : broker.linkBootstrap()));
    return addresses;
  }

  /** Starts the brokers and opens the borders. Mirrors need the realm: {@link #startMirrors}. */
  @Override
  public synchronized void start() {
    brokers.forEach(
        (country, broker) -> {
          broker.start();
          borders.computeIfAbsent(country, _ -> broker.links().getFirst());
        });
  }

  /** Starts every mirror that does not run. */
  public void startMirrors() {
    mirrors.values().forEach(Mirror::start);
  }

  /** The mirror of a country. */
  public Mirror mirror(String country) {
    return known(mirrors, country);
  }

  /** The way by which mirrors of other countries reach the brokers of this one. */
  public synchronized TcpProxy border(String country) {
    return known(borders, country);
  }

  /** The cluster of a country. */
  public Brokers cluster(String country) {
    return known(brokers, country);
  }

  @Override
  public synchronized void stop() {
    mirrors.values().forEach(Mirror::stop);
    borders.values().forEach(TcpProxy::close);
    borders.clear();
    brokers.values().forEach(EmbeddedBroker::stop);
  }

  @Override
  public void close() {
    stop();
  }

  @Override
  public String bootstrap(String node) {
    return home(node).bootstrap(node);
  }

  @Override
  public String linkBootstrap() {
    throw noLinks();
  }

  @Override
  public List<TcpProxy> links() {
    throw noLinks();
  }

  private static CorridorFault noLinks() {
    return new CorridorFault("No node of a bilateral corridor is reached over links.");
  }

  @Override
  public Path authority() {
    return brokers.values().iterator().next().authority();
  }

  @Override
  public Map<String, Object> clientSettings(String node) {
    return home(node).clientSettings(node);
  }

  @Override
  public Map<String, Object> clientSettings(Path tokenFile) {
    return brokers.values().iterator().next().clientSettings(tokenFile);
  }

  @Override
  public Map<String, Object> launcherSettings() {
    return brokers.values().iterator().next().launcherSettings();
  }

  @Override
  public void apply(MailboxPlan mailboxes) {
    brokers.forEach((country, broker) -> broker.apply(mailboxes, plan.acls(country)));
  }

  private Brokers home(String node) {
    return known(brokers, known(homes, node));
  }

  private static <T> T known(Map<String, T> all, String name) {
    T found = all.get(name);
    if (found == null) {
      throw new CorridorFault("The corridor knows no " + name + ".");
    }
    return found;
  }
}
