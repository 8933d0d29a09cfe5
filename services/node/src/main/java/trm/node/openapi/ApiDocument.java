package trm.node.openapi;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import trm.node.Charter;
import trm.node.OfficerRole;
import trm.node.api.ApiError;
import trm.node.api.Callers;
import trm.node.api.CommandReader;
import trm.node.api.MayAnswer;

/**
 * The document of a node's interface: what its handlers take and answer, one operation a command of
 * its charter, every problem that may come back.
 */
public final class ApiDocument {
  private static final String COMMAND = "{command}";
  private final JsonMapper json;
  private final Charter charter;
  private final Words words = new Words();
  private final Schemas schemas;
  private final ErrorAnswers problems;
  private final Parameters parameters;
  private final Bodies bodies;

  private ApiDocument(JsonMapper json, Charter charter) {
    this.json = json;
    this.charter = charter;
    this.schemas = new Schemas(json);
    this.problems = new ErrorAnswers(json, schemas);
    this.parameters = new Parameters(json, schemas, words);
    this.bodies = new Bodies(json, schemas);
  }

  /** Writes the document of a node with this charter. */
  public static ObjectNode of(Charter charter) {
    return new ApiDocument(JsonMapper.builder().build(), charter).write(Handler.all());
  }

  private ObjectNode write(List<Handler> handlers) {
    ObjectNode document = json.createObjectNode().put("openapi", "3.1.0");
    new Head(words, charter.role()).addTo(document, tags(handlers));
    ObjectNode paths = document.putObject("paths");
    handlers.forEach(handler -> addTo(paths, handler));
    addComponents(document.putObject("components"));
    return document;
  }

  private static Collection<String> tags(List<Handler> handlers) {
    return handlers.stream().map(Handler::tag).collect(Collectors.toCollection(TreeSet::new));
  }

  private void addTo(ObjectNode paths, Handler handler) {
    if (!handler.path().contains(COMMAND)) {
      add(paths, handler.path(), handler, handler.allowed().givers());
      return;
    }
    new TreeSet<>(charter.commands().keySet())
        .stream()
            .filter(command -> !CommandReader.hasItsOwnDoor(command))
            .forEach(
                command -> add(paths, handler.path().replace(COMMAND, command), handler, command));
  }

  private void add(ObjectNode paths, String path, Handler handler, String command) {
    ObjectNode operation = paths.withObjectProperty(path).putObject(handler.method());
    boolean named = handler.path().contains(COMMAND);
    operation.put("operationId", named ? camel(command) : handler.words().operationId());
    operation.putArray("tags").add(handler.tag());
    addWords(operation, handler, command);
    parameters.addTo(operation, handler);
    bodies.addRequest(operation, handler, command, typeOf(command));
    ObjectNode responses = operation.putObject("responses");
    bodies.addAnswer(responses, handler);
    problems.addTo(responses, errors(handler));
    if (handler.allowed().everybody()) {
      operation.putArray("security");
    }
  }

  private void addWords(ObjectNode operation, Handler handler, String command) {
    boolean named = handler.path().contains(COMMAND);
    String summary = named ? words.of("command." + command) : handler.words().summary();
    Set<OfficerRole> callers = Callers.of(handler.allowed(), charter, command);
    String letIn =
        handler.allowed().everybody()
            ? "Answers without a token."
            : "Lets in: "
                + callers.stream()
                    .sorted()
                    .map(OfficerRole::realmName)
                    .collect(Collectors.joining(", "))
                + ".";
    operation.put("summary", summary);
    operation.put(
        "description", (handler.words().description() + " " + letIn + permission(handler)).strip());
    callers.stream()
        .sorted()
        .map(OfficerRole::realmName)
        .forEach(operation.putArray("x-roles")::add);
  }

  private static String permission(Handler handler) {
    return handler
        .permission()
        .map(
            needed ->
                " The ministry's permission %s#%s is needed%s."
                    .formatted(
                        needed.value().resource(), needed.value().scope(), needed.of().words()))
        .orElse("");
  }

  private static Class<?> typeOf(String command) {
    return CommandReader.typeOf(command).<Class<?>>map(type -> type).orElse(Void.class);
  }

  private static String camel(String command) {
    String name = typeOf(command).getSimpleName();
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  /** What follows from a handler's form, and what it says itself. */
  private static Set<ApiError> errors(Handler handler) {
    Set<ApiError> errors =
        EnumSet.of(
            ApiError.REQUEST_UNREADABLE,
            ApiError.NOT_AUTHENTICATED,
            ApiError.TOKEN_EXPIRED,
            ApiError.NOT_ACCEPTABLE,
            ApiError.TOO_MANY_REQUESTS,
            ApiError.FAILED_HERE);
    handler.find(MayAnswer.class).ifPresent(own -> errors.addAll(Arrays.asList(own.value())));
    if (!handler.allowed().everybody()) {
      errors.addAll(
          Set.of(
              ApiError.ROLE_NOT_ALLOWED,
              ApiError.IDENTITY_AWAY,
              ApiError.DATABASE_AWAY,
              ApiError.DATABASE_FULL));
    }
    if (handler.permission().isPresent()) {
      errors.addAll(Set.of(ApiError.NOT_PERMITTED, ApiError.PERMISSION_UNKNOWN));
    }
    if (Parameters.reads(handler, "Acting-Officer")) {
      errors.add(ApiError.ACTING_OFFICER_MISSING);
    }
    if (Parameters.anyMayBeMalformed(handler)) {
      errors.add(ApiError.FIELD_INVALID);
    }
    if (Bodies.isRead(handler)) {
      errors.addAll(
          Set.of(
              ApiError.MALFORMED_BODY,
              ApiError.FIELD_INVALID,
              ApiError.BODY_TOO_LARGE,
              ApiError.UNSUPPORTED_MEDIA_TYPE));
    }
    return errors;
  }

  private void addComponents(ObjectNode components) {
    components
        .putObject("securitySchemes")
        .putObject("bearer")
        .put("type", "http")
        .put("scheme", "bearer")
        .put("bearerFormat", "JWT")
        .put("description", words.of("security.bearer"));
    ObjectNode language =
        components
            .putObject("parameters")
            .putObject("AcceptLanguage")
            .put("name", "Accept-Language")
            .put("in", "header")
            .put("required", false)
            .put("description", words.of("parameter.Accept-Language"));
    language.putObject("schema").put("type", "string").put("default", "en");
    putAll(components.putObject("responses"), problems.named());
    putAll(components.putObject("schemas"), new TreeMap<>(schemas.named()));
  }

  private static void putAll(ObjectNode target, Map<String, ObjectNode> nodes) {
    nodes.forEach(target::set);
  }
}
