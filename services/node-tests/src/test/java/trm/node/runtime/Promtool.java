package trm.node.runtime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Prometheus' own checker of rules: the machine's, or the one in Debian's package, which is fetched
 * once into {@code .cache} and installed nowhere.
 */
final class Promtool {
  private static final Path CACHE = WatchFiles.root().resolve(".cache/prometheus");
  private final Path program;

  private Promtool(Path program) {
    this.program = program;
  }

  /** What a program said, and how it ended. */
  record Said(boolean content, String words) {}

  /** Empty where there is none and none can be fetched. */
  static Optional<Promtool> find() throws IOException, InterruptedException {
    Path fetched = CACHE.resolve("usr/bin/promtool");
    if (onPath().isEmpty() && !Files.isExecutable(fetched)) {
      fetch();
    }
    return Stream.concat(onPath().stream(), Stream.of(fetched))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Promtool::new);
  }

  private static Optional<Path> onPath() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .map(folder -> Path.of(folder, "promtool"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static void fetch() throws IOException, InterruptedException {
    Files.createDirectories(CACHE);
    run(CACHE, List.of("apt-get", "download", "prometheus"));
    try (Stream<Path> files = Files.list(CACHE)) {
      for (Path pack : files.filter(file -> file.toString().endsWith(".deb")).toList()) {
        run(CACHE, List.of("dpkg-deb", "-x", pack.toString(), CACHE.toString()));
        Files.delete(pack);
      }
    }
  }

  Said say(Path folder, String... arguments) throws IOException, InterruptedException {
    return run(folder, Stream.concat(Stream.of(program.toString()), Stream.of(arguments)).toList());
  }

  private static Said run(Path folder, List<String> command)
      throws IOException, InterruptedException {
    Process process;
    try {
      process =
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    } catch (IOException notHere) {
      return new Said(false, String.valueOf(notHere.getMessage()));
    }
    process.getOutputStream().close();
    String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    boolean ended = process.waitFor(2, TimeUnit.MINUTES);
    return new Said(ended && process.exitValue() == 0, words);
  }
}
