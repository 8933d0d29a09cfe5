package trm.node.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import trm.node.NodeUnderTest;

/**
 * Holds what a node answers against what its document says: the address, the status, the form, and
 * every field. What the document does not name is as wrong as what it names and does not come.
 */
public final class Documented {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final JsonNode DOCUMENT = strict(ApiDocument.of(NodeUnderTest.charter()));
  private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

  private Documented() {}

  /** Fails unless the answer is one that the document announces. */
  public static void check(
      String method, String path, int status, String contentType, JsonNode body) {
    Optional<JsonNode> operation = operation(method, path);
    if (operation.isEmpty()) {
      assertThat(status).as("%s %s is in no document", method, path).isIn(401, 404, 405);
      return;
    }
    JsonNode answer = resolved(operation.get().get("responses").path(String.valueOf(status)));
    assertThat(answer.isObject())
        .as("%s %s answered %s, which its document does not name: %s", method, path, status, body)
        .isTrue();
    JsonNode content = answer.path("content");
    if (!content.isEmpty()) {
      String form = contentType.replaceAll(";.*", "");
      assertThat(content.has(form)).as("%s %s answered %s", method, path, form).isTrue();
      checkBody(method + " " + path + " " + status, content.get(form).get("schema"), form, body);
    }
  }

  private static void checkBody(String where, JsonNode schema, String form, JsonNode body) {
    if (form.endsWith("json")) {
      assertThat(SCHEMAS.computeIfAbsent(schema.toString(), _ -> schema(schema)).validate(body))
          .as("%s: %s", where, body)
          .isEmpty();
    }
  }

  private static Schema schema(JsonNode schema) {
    ObjectNode whole = (ObjectNode) schema.deepCopy();
    whole.set("components", DOCUMENT.get("components"));
    return REGISTRY.getSchema(whole);
  }

  /** The operation of the document that answers to a call. */
  static Optional<JsonNode> operation(String method, String path) {
    String plain = path.replaceAll("\\?.*", "");
    return DOCUMENT.get("paths").properties().stream()
        .filter(entry -> matches(entry.getKey(), plain))
        .min(java.util.Comparator.comparingInt(entry -> variables(entry.getKey())))
        .map(entry -> entry.getValue().get(method))
        .filter(JsonNode::isObject);
  }

  private static boolean matches(String template, String path) {
    String pattern =
        Pattern.compile("\\{[a-z]+}")
            .matcher(Pattern.quote(template))
            .replaceAll("\\\\E[^/]+\\\\Q");
    return path.matches(pattern);
  }

  private static int variables(String template) {
    return template.length() - template.replace("{", "").length();
  }

  private static JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? DOCUMENT.at(node.get("$ref").stringValue().substring(1)) : node;
  }

  /** A field that nobody documented must not pass because the document leaves room for it. */
  private static JsonNode strict(ObjectNode document) {
    document
        .at("/components/schemas")
        .properties()
        .forEach(
            entry -> {
              if (!entry.getKey().equals("ProblemDocument")) {
                ((ObjectNode) entry.getValue()).put("additionalProperties", false);
              }
            });
    return JsonMapper.shared().readTree(document.toString());
  }
}
