package trm.node.openapi;

import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a handler reads beside the body. */
final class Parameters {
  /** Named by OpenAPI's own means, or for every operation alike. */
  private static final Set<String> ELSEWHERE = Set.of("Accept", "Content-Type", "Authorization");

  private final JsonMapper json;
  private final Schemas schemas;
  private final Words words;

  Parameters(JsonMapper json, Schemas schemas, Words words) {
    this.json = json;
    this.schemas = schemas;
    this.words = words;
  }

  /** Those of a handler, but for the path variable that names a command. */
  void addTo(ObjectNode operation, Handler handler) {
    ArrayNode list = operation.putArray("parameters");
    list.addObject().put("$ref", "#/components/parameters/AcceptLanguage");
    Arrays.stream(handler.java().getParameters())
        .flatMap(parameter -> one(parameter).stream())
        .forEach(list::add);
  }

  /** Whether the handler reads a header of that name. */
  static boolean reads(Handler handler, String header) {
    return Arrays.stream(handler.java().getParameters())
        .map(parameter -> AnnotatedElementUtils.getMergedAnnotation(parameter, RequestHeader.class))
        .anyMatch(found -> found != null && found.name().equals(header));
  }

  /** Whether a value in the address or the question may have no valid form. */
  static boolean anyMayBeMalformed(Handler handler) {
    List<Parameter> all = List.of(handler.java().getParameters());
    return all.stream()
        .anyMatch(
            one ->
                one.isAnnotationPresent(RequestParam.class)
                    || (one.isAnnotationPresent(PathVariable.class)
                        && one.getType() != String.class));
  }

  private Optional<ObjectNode> one(Parameter parameter) {
    PathVariable path = AnnotatedElementUtils.getMergedAnnotation(parameter, PathVariable.class);
    if (path != null) {
      return path.name().equals("command")
          ? Optional.empty()
          : Optional.of(parameter("path", path.name(), true, parameter));
    }
    RequestHeader header =
        AnnotatedElementUtils.getMergedAnnotation(parameter, RequestHeader.class);
    if (header != null) {
      return ELSEWHERE.contains(header.name())
          ? Optional.empty()
          : Optional.of(parameter("header", header.name(), isNeeded(header.name()), parameter));
    }
    return Optional.ofNullable(
            AnnotatedElementUtils.getMergedAnnotation(parameter, RequestParam.class))
        .map(query -> query(query, parameter));
  }

  /** The one header that a handler checks by itself, to say so in words of its own. */
  private static boolean isNeeded(String header) {
    return header.equals("Idempotency-Key");
  }

  private ObjectNode query(RequestParam query, Parameter parameter) {
    boolean hasDefault = !query.defaultValue().equals(ValueConstants.DEFAULT_NONE);
    ObjectNode node = parameter("query", query.name(), query.required() && !hasDefault, parameter);
    if (hasDefault && parameter.getType() == String.class) {
      node.withObject("/schema").put("default", query.defaultValue());
    }
    return node;
  }

  private ObjectNode parameter(String in, String name, boolean required, Parameter parameter) {
    ObjectNode node =
        json.createObjectNode()
            .put("name", name)
            .put("in", in)
            .put("required", required)
            .put("description", words.of("parameter." + name));
    node.set("schema", schemas.of(parameter.getType()));
    return node;
  }
}
