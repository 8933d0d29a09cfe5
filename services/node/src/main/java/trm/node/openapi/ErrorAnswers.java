package trm.node.openapi;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import trm.node.api.ApiError;
import trm.node.api.ProblemDocument;

/** The answers that are problems, each set of codes of one status once, with an example a code. */
final class ErrorAnswers {
  private final JsonMapper json;
  private final Schemas schemas;
  private final Map<String, ObjectNode> named = new TreeMap<>();

  ErrorAnswers(JsonMapper json, Schemas schemas) {
    this.json = json;
    this.schemas = schemas;
  }

  /** Every set that was used, under {@code #/components/responses}. */
  Map<String, ObjectNode> named() {
    return named;
  }

  /** Adds the problems of an operation to its answers. */
  void addTo(ObjectNode responses, Collection<ApiError> errors) {
    Map<Integer, Set<ApiError>> byStatus =
        errors.stream()
            .collect(
                Collectors.groupingBy(
                    ApiError::status, TreeMap::new, Collectors.toCollection(TreeSet::new)));
    byStatus.forEach(
        (status, codes) ->
            responses
                .putObject(String.valueOf(status))
                .put("$ref", "#/components/responses/" + name(List.copyOf(codes))));
  }

  private String name(List<ApiError> codes) {
    String name = codes.stream().map(ErrorAnswers::camel).collect(Collectors.joining("Or"));
    named.computeIfAbsent(name, _ -> answer(codes));
    return name;
  }

  private static String camel(ApiError error) {
    return List.of(error.name().toLowerCase(Locale.ROOT).split("_")).stream()
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining());
  }

  private ObjectNode answer(List<ApiError> codes) {
    ObjectNode answer = json.createObjectNode();
    answer.put(
        "description", codes.stream().map(ApiError::title).collect(Collectors.joining("; ")) + ".");
    if (codes.getFirst().status() == 503 || codes.getFirst().status() == 429) {
      answer
          .putObject("headers")
          .putObject("Retry-After")
          .put("description", "Seconds after which to repeat the request.")
          .putObject("schema")
          .put("type", "integer");
    }
    ObjectNode content = answer.putObject("content").putObject("application/problem+json");
    content.set("schema", schema(codes));
    ObjectNode examples = content.putObject("examples");
    codes.forEach(code -> examples.putObject(code.name()).set("value", example(code)));
    return answer;
  }

  private ObjectNode schema(List<ApiError> codes) {
    ObjectNode schema = json.createObjectNode();
    ArrayNode all = schema.putArray("allOf");
    all.add(schemas.referenceTo(ProblemDocument.class));
    ArrayNode allowed =
        all.addObject()
            .put("type", "object")
            .putObject("properties")
            .putObject("code")
            .put("type", "string")
            .putArray("enum");
    codes.forEach(code -> allowed.add(code.name()));
    return schema;
  }

  private ObjectNode example(ApiError error) {
    return json.createObjectNode()
        .put("type", ProblemDocument.typeOf(error))
        .put("title", error.title())
        .put("status", error.status())
        .put("code", error.name())
        .put("detail", error.sentence())
        .put("language", "en")
        .put("fallback", false)
        .put("reviewed", true);
  }
}
