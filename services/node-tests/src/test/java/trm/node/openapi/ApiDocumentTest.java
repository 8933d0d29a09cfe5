package trm.node.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import trm.node.NodeUnderTest;
import trm.node.api.ApiError;
import trm.node.api.CommandReader;

/**
 * What a node says of its own interface, as far as it can be told without a node. Every answer of
 * every test over HTTP is held against the same document by {@link Documented}.
 */
final class ApiDocumentTest {
  private final JsonNode document = ApiDocument.of(NodeUnderTest.charter());

  @Test
  void hasAnOperationForEachCommandOfTheCharterAndNoOther() {
    List<String> commands =
        document.get("paths").propertyNames().stream()
            .filter(path -> path.contains("/commands/"))
            .map(path -> path.replaceAll(".*/", ""))
            .toList();

    assertThat(commands)
        .containsExactlyInAnyOrderElementsOf(
            NodeUnderTest.charter().commands().keySet().stream()
                .filter(command -> !CommandReader.hasItsOwnDoor(command))
                .toList());
  }

  @Test
  void namesEveryErrorThatTheInterfaceKnows() {
    String text = document.toString();

    assertThat(Arrays.stream(ApiError.values()).map(Enum::name)).allMatch(text::contains);
  }

  @Test
  void givesAnExampleOfEveryBody() {
    assertThat(bodies().filter(body -> !body.has("example"))).isEmpty();
  }

  private Stream<JsonNode> bodies() {
    return document
        .get("paths")
        .valueStream()
        .flatMap(JsonNode::valueStream)
        .filter(operation -> operation.has("requestBody"))
        .map(operation -> operation.at("/requestBody/content/application~1json"))
        .filter(JsonNode::isObject);
  }
}
