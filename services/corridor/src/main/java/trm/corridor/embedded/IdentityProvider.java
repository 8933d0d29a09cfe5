package trm.corridor.embedded;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real Keycloak on the loopback address, with one realm a node and one of the federation, at
 * which the nodes sign in for the broker. One process for all of them is an economy of the demo:
 * deployed, each node has an identity provider of its own, and the federation another.
 */
public final class IdentityProvider implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(5);
  private static final Duration STOP_GRACE = Duration.ofSeconds(15);
  private static final String PERMISSIONS_CLIENT = "corridor-node";
  private static final String ONBOARDING_CLIENT = "corridor-onboarding";
  private static final String HEAP = "320m";
  private static final String ADMINISTRATOR = "administrator";

  private final StateFolder state;
  private final int port;
  private final List<RealmFile> realms;
  private final Path cache;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private @Nullable ChildProcess process;

  /**
   * An identity provider over the state folder's data and port; it is not started.
   *
   * @param cache the folder into which Maven unpacked the distribution
   */
  IdentityProvider(StateFolder state, Ports ports, Path cache, List<RealmFile> realms) {
    this.state = state;
    this.port = ports.of("keycloak");
    this.cache = cache;
    this.realms = List.copyOf(realms);
  }

  /** Whether the next start will be short: the server is built and the realms are imported. */
  public boolean isPrepared() {
    return KeycloakDistribution.in(cache).isPrepared() && holdsTheseRealms();
  }

  /** Starts the server and returns when every realm answers. */
  public synchronized void start() {
    if (process != null && process.isAlive()) {
      return;
    }
    KeycloakDistribution distribution = KeycloakDistribution.in(cache);
    distribution.prepare(state.log("keycloak"));
    Path home = state.folder("keycloak");
    distribution.furnish(home);
    if (!holdsTheseRealms()) {
      forgetAll();
      writeImports();
    }
    ChildProcess starting =
        ChildProcess.startAlone(
            "Keycloak",
            command(distribution, home),
            administrator(),
            state.log("keycloak"),
            state.file("keycloak", "process"),
            port);
    process = starting;
    awaitRealms(starting);
    forgetImports();
  }

  /** Stops the server. Tokens already given stay valid until they expire. */
  public synchronized void stop() {
    ChildProcess running = process;
    if (running != null) {
      running.stop(STOP_GRACE);
      process = null;
    }
  }

  /** Halts the server: it takes connections and says nothing until {@link #speakAgain}. */
  public synchronized void fallSilent() {
    ChildProcess running = process;
    if (running != null) {
      running.freeze();
    }
  }

  /** Lets it go on where it was. */
  public synchronized void speakAgain() {
    ChildProcess running = process;
    if (running != null && running.isAlive()) {
      running.thaw();
    }
  }

  @Override
  public void close() {
    stop();
    http.close();
  }

  /** The issuer of a node's tokens. */
  public URI issuer(String node) {
    return URI.create("http://127.0.0.1:" + port + "/realms/" + node);
  }

  /** Where a node's users get tokens. */
  public URI tokenEndpoint(String node) {
    return URI.create(issuer(node) + "/protocol/openid-connect/token");
  }

  /** The realm at which the nodes sign in for the broker. */
  public FederationRealm federation() {
    return new FederationRealm(issuer(FederationRealm.NAME), state);
  }

  /** The file with the password of Keycloak's own administrator, {@code administrator}. */
  public Path administratorPasswordFile() {
    return state.passwordFile("keycloak", ADMINISTRATOR);
  }

  /** Everybody in all realms. */
  public List<InventedUser> users() {
    return realms.stream().flatMap(realm -> realm.users().stream()).toList();
  }

  /** The file with the password, or the client secret, of a user. */
  public Path passwordFile(InventedUser user) {
    return state.passwordFile(user.node(), user.name());
  }

  /** The key by which a node's client that asks what is permitted signs in. */
  public Path permissionsKeyFile(String node) {
    return ClientKey.of(state, node + "." + PERMISSIONS_CLIENT).file();
  }

  /** The key by which a node's client that makes the clients of partners signs in. */
  public Path onboardingKeyFile(String node) {
    return ClientKey.of(state, node + "." + ONBOARDING_CLIENT).file();
  }

  private List<String> command(KeycloakDistribution distribution, Path home) {
    return distribution.command(
        home,
        HEAP,
        "start",
        "--optimized",
        "--import-realm",
        "--cache=local",
        "--http-enabled=true",
        "--http-host=127.0.0.1",
        "--http-port=" + port,
        "--hostname=http://127.0.0.1:" + port);
  }

  /** Heeded at the first start only, when the server has nobody yet. */
  private Map<String, String> administrator() {
    return Map.of(
        "KC_BOOTSTRAP_ADMIN_USERNAME",
        ADMINISTRATOR,
        "KC_BOOTSTRAP_ADMIN_PASSWORD",
        state.password("keycloak", ADMINISTRATOR));
  }

  /** Realms are imported once; what it imported then, it must still be asked for now. */
  private boolean holdsTheseRealms() {
    return Files.exists(importedMark()) && StateFolder.read(importedMark()).equals(texts());
  }

  private String texts() {
    return realms.stream().map(RealmFile::text).collect(Collectors.joining());
  }

  /** Realm files that changed are imported anew; nothing else is kept here. */
  private void forgetAll() {
    Path data = state.folder("keycloak", "data");
    try (Stream<Path> all = Files.walk(data)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new CorridorFault("Cannot empty " + data + ".", e);
    }
  }

  private void writeImports() {
    for (RealmFile realm : realms) {
      StateFolder.writeSecret(importFile(realm), realm.withPasswords(state));
    }
  }

  /** The passwords in clear serve the import only. */
  private void forgetImports() {
    try {
      for (RealmFile realm : realms) {
        Files.deleteIfExists(importFile(realm));
      }
      Files.writeString(importedMark(), texts());
    } catch (IOException e) {
      throw new CorridorFault("Cannot delete the realm imports.", e);
    }
  }

  private Path importFile(RealmFile realm) {
    return state.file("keycloak", "data", "import", realm.node() + "-realm.json");
  }

  private Path importedMark() {
    return state.file("keycloak", "corridor-imported");
  }

  private void awaitRealms(ChildProcess starting) {
    new Patience(START_LIMIT)
        .until(
            "Keycloak's realms answer",
            () -> {
              if (!starting.isAlive()) {
                throw starting.failed("ended while it started");
              }
              return realms.stream().allMatch(realm -> answers(realm.node()));
            });
  }

  private boolean answers(String node) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(issuer(node) + "/.well-known/openid-configuration"))
            .timeout(Duration.ofSeconds(10))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
