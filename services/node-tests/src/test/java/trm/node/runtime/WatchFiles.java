package trm.node.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What {@code deploy/watch} has for Prometheus and Grafana. */
final class WatchFiles {
  private WatchFiles() {}

  /** A query, and where it stands. */
  record Query(String where, String text) {
    @Override
    public String toString() {
      return where;
    }
  }

  /** An alarm of the rules. */
  record Alarm(String name, String query, String severity, String runbook) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("CONTRIBUTING.md"))) {
      folder = folder.resolve("..").normalize();
    }
    return folder;
  }

  static Path folder() {
    return root().resolve("deploy/watch");
  }

  static List<Alarm> alarms() {
    return elements(yaml("alerts.yaml").path("groups"))
        .flatMap(group -> elements(group.path("rules")))
        .map(
            rule ->
                new Alarm(
                    rule.path("alert").asString(),
                    rule.path("expr").asString(),
                    rule.path("labels").path("severity").asString(),
                    rule.path("annotations").path("runbook_url").asString()))
        .toList();
  }

  /** Every query of every panel. */
  static List<Query> panels() {
    return boards().flatMap(WatchFiles::panels).toList();
  }

  private static Stream<Query> panels(Path board) {
    String name = board.getFileName().toString();
    return elements(JsonMapper.shared().readTree(read(board)).path("panels"))
        .flatMap(
            panel ->
                elements(panel.path("targets"))
                    .map(
                        target ->
                            new Query(
                                name + ": " + panel.path("title").asString(),
                                target.path("expr").asString())));
  }

  static Stream<Path> boards() {
    try (Stream<Path> files = Files.list(folder().resolve("dashboards"))) {
      return files.sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode yaml(String name) {
    return new YAMLMapper().readTree(read(folder().resolve(name)));
  }

  static Stream<JsonNode> elements(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
