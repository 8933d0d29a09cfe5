package trm.corridor.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One country's MirrorMaker, a process of its own with the very file that is deployed. It brings
 * the mail of its nodes from the clusters of other countries into its own. Started again, it goes
 * on where it was.
 */
public final class Mirror {
  private static final String MAIN = "org.apache.kafka.connect.mirror.MirrorMaker";
  private static final Duration STOP_GRACE = Duration.ofSeconds(15);
  private final String country;
  private final StateFolder state;
  private final FederationRealm realm;
  private final Path authority;
  private final Map<String, String> brokers;
  private final Path libraries;
  private final Path settings;
  private @Nullable ChildProcess process;

  /**
   * @param authority whose certificates the brokers have
   * @param brokers by country, where its brokers are reached from this one
   * @param libraries the folder of MirrorMaker's jars
   * @param settings the file in {@code deploy/mirror}
   */
  Mirror(
      String country,
      StateFolder state,
      FederationRealm realm,
      Path authority,
      Map<String, String> brokers,
      Path libraries,
      Path settings) {
    this.country = country;
    this.state = state;
    this.realm = realm;
    this.authority = authority;
    this.brokers = new TreeMap<>(brokers);
    this.libraries = libraries;
    this.settings = settings;
  }

  /** Starts it where it does not run. The realm must be there, or it ends again. */
  public synchronized void start() {
    ChildProcess known = process;
    if (known != null && known.isAlive()) {
      return;
    }
    if (!Files.isDirectory(libraries)) {
      throw new CorridorFault(
          "MirrorMaker is not there: run the corridor through make, which builds it.");
    }
    process =
        ChildProcess.startAlone(
            "the mirror of " + country,
            command(),
            environment(),
            state.log("mirror-" + country),
            state.file("mirrors", country + ".process"));
  }

  /** Whether its process is there. */
  public synchronized boolean isAlive() {
    ChildProcess running = process;
    return running != null && running.isAlive();
  }

  /** Ends it in order: it writes down how far it is. */
  public synchronized void stop() {
    ChildProcess running = process;
    if (running != null) {
      running.stop(STOP_GRACE);
      process = null;
    }
  }

  /** {@code kill -9}: what it brought since it last wrote down how far it is, it brings again. */
  public synchronized void kill() {
    ChildProcess running = process;
    if (running != null) {
      running.kill();
      process = null;
    }
  }

  private String client() {
    return MirrorPlan.mirror(country);
  }

  private List<String> command() {
    return List.of(
        ChildProcess.java(),
        "-Xmx128m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
        "-Dorg.slf4j.simpleLogger.showDateTime=true",
        "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSS",
        // Kafka opens no address and no file for tokens but those that the process permits.
        "-Dorg.apache.kafka.sasl.oauthbearer.allowed.urls=" + realm.tokens(),
        "-Dorg.apache.kafka.sasl.oauthbearer.allowed.files=" + realm.keyFile(client()),
        "-cp",
        libraries + "/*",
        MAIN,
        settings.toString(),
        "--clusters",
        country);
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    brokers.forEach(
        (of, addresses) -> environment.put(of.toUpperCase(Locale.ROOT) + "_BROKERS", addresses));
    environment.put("MIRROR_CLIENT", client());
    environment.put("MIRROR_KEY_FILE", realm.keyFile(client()).toString());
    environment.put("MIRROR_ISSUER", realm.issuer().toString());
    environment.put("MIRROR_TOKENS", realm.tokens().toString());
    environment.put("MIRROR_AUTHORITIES", authority.toString());
    environment.put("MIRROR_REPLICAS", "1");
    return environment;
  }
}
