package trm.corridor.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The working copy that the tests run in. */
final class Repository {
  private static final Set<String> MADE =
      Set.of(".git", "target", ".cache", ".corridor", "node_modules", ".idea", ".vscode");

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

  /** Every file that is kept: not what the build, the corridor or a tool made. */
  static List<Path> files() {
    List<Path> kept = new ArrayList<>();
    try {
      Files.walkFileTree(
          root(),
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes is) {
              return MADE.contains(folder.getFileName().toString())
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes is) {
              kept.add(file);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return kept;
  }

  /** A file as it is called from the root. */
  static String nameOf(Path file) {
    return root().relativize(file).toString();
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> list(Path folder, int depth) {
    try (Stream<Path> files = Files.walk(folder, depth)) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
