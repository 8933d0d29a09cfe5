package trm.corridor.reference;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the pages lie in the working copy. */
final class Pages {
  private Pages() {}

  static Path root() {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("CONTRIBUTING.md"))) {
      root = root.resolve("..").normalize();
    }
    return root;
  }

  static Path folder() {
    return root().resolve("docs/reference");
  }
}
