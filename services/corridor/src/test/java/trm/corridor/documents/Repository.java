package trm.corridor.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The working copy that the tests run in. */
final class Repository {
  private Repository() {}

  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("CONTRIBUTING.md"))) {
      Path parent = folder.getParent();
      if (parent == null) {
        throw new IllegalStateException("The tests do not run inside the repository.");
      }
      folder = parent;
    }
    return folder;
  }

  static String read(String path) {
    return read(root().resolve(path));
  }

  static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The pages that a reader meets: those at the root, and all below docs. */
  static List<Path> pages() {
    return Stream.concat(list(root(), 1), list(root().resolve("docs"), Integer.MAX_VALUE))
        .filter(file -> file.toString().endsWith(".md"))
        .sorted()
        .toList();
  }

  /** The Java files below a folder. */
  static List<Path> sources(String folder) {
    return list(root().resolve(folder), Integer.MAX_VALUE)
        .filter(file -> file.toString().endsWith(".java"))
        .sorted()
        .toList();
  }

  private static Stream<Path> list(Path folder, int depth) {
    try (Stream<Path> files = Files.walk(folder, depth)) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
