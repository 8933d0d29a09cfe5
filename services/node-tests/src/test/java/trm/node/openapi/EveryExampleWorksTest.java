package trm.node.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import trm.node.NodeUnderTest;
import trm.node.NodeUnderTest.Reply;
import trm.node.OneNode;
import trm.node.TestRealm;

/**
 * Whoever sends an example of the document as it stands is understood: the node does it, or says
 * which rule or missing thing is in the way. It never says that the example has no valid form.
 */
@OneNode(alone = true)
final class EveryExampleWorksTest {
  private static final Set<String> NOT_UNDERSTOOD =
      Set.of("FIELD_INVALID", "UNKNOWN_CODE", "MALFORMED_BODY", "UNKNOWN_PATH", "FAILED_HERE");

  private final NodeUnderTest node;
  private final String everyRole;
  private final String opened;

  record Example(String method, String path, JsonNode body) {
    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  EveryExampleWorksTest(NodeUnderTest node, TestRealm realm) {
    this.node = node;
    everyRole =
        realm.token(
            "marta",
            "mo-coordination",
            "national-coordinator",
            "case-worker",
            "prosecutor",
            "competent-authority",
            "consular-officer",
            "auditor",
            "operator");
    opened = open();
  }

  static List<Example> examples() {
    return ApiDocument.of(NodeUnderTest.charter()).get("paths").properties().stream()
        .flatMap(path -> path.getValue().properties().stream().flatMap(verb -> of(path, verb)))
        .toList();
  }

  private static Stream<Example> of(
      java.util.Map.Entry<String, JsonNode> path, java.util.Map.Entry<String, JsonNode> verb) {
    JsonNode body = verb.getValue().at("/requestBody/content/application~1json/example");
    return body.isMissingNode()
        ? Stream.empty()
        : Stream.of(new Example(verb.getKey(), path.getKey(), body));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void isUnderstood(Example example) {
    String path =
        example
            .path()
            .replace("{case}", opened)
            .replaceAll("[{](id|attachment)}", UUID.randomUUID().toString());
    Reply reply =
        example.method().equals("put")
            ? node.put(everyRole, path, example.body().toString())
            : post(path, example.body().toString());

    assertThat(NOT_UNDERSTOOD).as("%s", reply.body()).doesNotContain(reply.code());
  }

  private String open() {
    JsonNode body =
        examples().stream()
            .filter(example -> example.path().equals("/api/v1/cases"))
            .map(Example::body)
            .findFirst()
            .orElseThrow();
    Reply reply = post("/api/v1/cases", body.toString());
    assertThat(reply.status()).as("%s", reply.body()).isEqualTo(202);
    return reply.body().get("case").stringValue();
  }

  private Reply post(String path, String body) {
    assertThat(JsonMapper.shared().readTree(body).isObject()).isTrue();
    return node.post(everyRole, path, body, "Idempotency-Key", UUID.randomUUID().toString());
  }
}
