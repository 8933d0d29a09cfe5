package trm.corridor.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Keycloak as Maven unpacked it, built once for all corridors of this clone. The folder is never
 * written to by a running server: each corridor has a home of its own, which links to it.
 *
 * @param folder the unpacked distribution, {@code .cache/keycloak-<version>}
 */
record KeycloakDistribution(Path folder) {
  private static final String PREPARED = "corridor-prepared";

  /** Written by each of Keycloak's own builds, and by unpacking. */
  private static final String BUILT = "lib/quarkus/build-system.properties";

  private static final List<String> LINKED = List.of("lib", "conf", "providers", "themes");
  private static final List<String> OPENED =
      List.of("java.util", "java.util.concurrent", "java.security", "java.lang");

  /** The one distribution in a cache folder. */
  static KeycloakDistribution in(Path cache) {
    try (Stream<Path> folders = Files.list(cache)) {
      return folders
          .filter(
              p -> p.getFileName().toString().matches("keycloak-[0-9.]+") && Files.isDirectory(p))
          .max(Path::compareTo)
          .map(found -> new KeycloakDistribution(found.toAbsolutePath().normalize()))
          .orElseThrow(() -> missing(cache, null));
    } catch (IOException e) {
      throw missing(cache, e);
    }
  }

  private static CorridorFault missing(
      Path cache, @org.jspecify.annotations.Nullable IOException e) {
    return new CorridorFault(
        "No Keycloak in " + cache + ": run the corridor through make, which fetches it.", e);
  }

  /** Not so either after Maven has unpacked the distribution once more over what was built. */
  boolean isPrepared() {
    try {
      Path mark = folder.resolve(PREPARED);
      return Files.exists(mark) && Files.readString(mark).equals(builtAt());
    } catch (IOException e) {
      throw new CorridorFault("Cannot read " + folder + ".", e);
    }
  }

  private String builtAt() throws IOException {
    return Files.getLastModifiedTime(folder.resolve(BUILT)).toInstant().toString();
  }

  /**
   * Builds the server for its database, which takes half a minute and is done once; others wait
   * meanwhile.
   */
  void prepare(Path log) {
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve("corridor.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (lock.isValid() && !isPrepared()) {
        ChildProcess.run(
            "the building of Keycloak",
            command(folder, "512m", "build", "--db=dev-file"),
            Map.of(),
            log);
        Files.writeString(folder.resolve(PREPARED), builtAt());
      }
    } catch (IOException e) {
      throw new CorridorFault("Cannot prepare Keycloak in " + folder + ".", e);
    }
  }

  /** Makes a folder a home in which a server of this distribution can keep its data. */
  void furnish(Path home) {
    try {
      for (String name : LINKED) {
        Files.deleteIfExists(home.resolve(name));
        Files.createSymbolicLink(home.resolve(name), folder.resolve(name));
      }
    } catch (IOException e) {
      throw new CorridorFault("Cannot make a home for Keycloak in " + home + ".", e);
    }
  }

  /**
   * The command line that the distribution's own script would run, without the script between us
   * and the process.
   */
  List<String> command(Path home, String heap, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                ChildProcess.java(), "-Xmx" + heap, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    OPENED.forEach(p -> command.add("--add-opens=java.base/" + p + "=ALL-UNNAMED"));
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-Dkc.home.dir=" + home,
            "-Djboss.server.config.dir=" + home.resolve("conf"),
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-Dpicocli.disable.closures=true",
            "-Dquarkus-log-max-startup-records=10000",
            "-cp",
            folder.resolve("lib").resolve("quarkus-run.jar").toString(),
            "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
    command.addAll(List.of(arguments));
    return command;
  }
}
