package trm.corridor.deploy;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A chart of {@code deploy/chart} with a file of values.
 *
 * @param chart its folder's name
 * @param values the name of a file in {@code deploy/chart/values}
 */
record Chart(String chart, String values) {
  private static final ObjectMapper YAML = new YAMLMapper();

  private Path folder() {
    return Project.file("deploy/chart/" + chart);
  }

  private Path valuesFile() {
    return Project.file("deploy/chart/values/" + values + ".yaml");
  }

  /** What Helm makes of it, one a document. */
  List<JsonNode> rendered(String release) {
    String all =
        new Helm(folder())
            .template()
            .withName(release)
            .withNamespace("corridor")
            .withKubeVersion("1.33.0")
            .withValuesFile(valuesFile())
            .call();
    return Stream.of(all.split("(?m)^---$"))
        .map(YAML::readTree)
        .filter(JsonNode::isObject)
        .toList();
  }

  /** What Helm's own linter says of the chart when its defaults are these values. */
  LintResult linted(Path workshop) {
    try (Stream<Path> files = Files.walk(folder())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = workshop.resolve(chart).resolve(folder().relativize(file).toString());
        Files.createDirectories(copy.resolve("..").normalize());
        Files.copy(file, copy);
      }
      ObjectNode merged = (ObjectNode) YAML.readTree(folder().resolve("values.yaml").toFile());
      merge(merged, YAML.readTree(valuesFile().toFile()));
      Path defaults = workshop.resolve(chart).resolve("values.yaml");
      Files.writeString(defaults, YAML.writeValueAsString(merged));
      return new Helm(workshop.resolve(chart)).lint().strict().call();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void merge(ObjectNode into, JsonNode from) {
    from.properties()
        .forEach(
            entry -> {
              if (into.get(entry.getKey()) instanceof ObjectNode deeper
                  && entry.getValue().isObject()) {
                merge(deeper, entry.getValue());
              } else {
                into.set(entry.getKey(), entry.getValue());
              }
            });
  }
}
