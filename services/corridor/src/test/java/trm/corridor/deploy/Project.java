package trm.corridor.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The working copy, and what its pom says. */
final class Project {
  private Project() {}

  static Path file(String name) {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("CONTRIBUTING.md"))) {
      folder = folder.resolve("..").normalize();
    }
    return folder.resolve(name);
  }

  static String text(String name) {
    try {
      return Files.readString(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode yaml(String name) {
    return new YAMLMapper().readTree(text(name));
  }

  static Stream<JsonNode> elements(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  static List<String> texts(JsonNode list) {
    return elements(list).map(JsonNode::asString).toList();
  }

  /** A property of the pom, such as {@code kafka.version}. */
  static String pom(String property) {
    return found("<" + Pattern.quote(property) + ">([^<]+)<");
  }

  /** The project's own version. */
  static String version() {
    return found("<artifactId>corridor-parent</artifactId>\\s*<version>([^<]+)<");
  }

  private static String found(String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text("pom.xml"));
    if (!matcher.find()) {
      throw new IllegalStateException("The pom has no " + pattern);
    }
    return matcher.group(1);
  }
}
