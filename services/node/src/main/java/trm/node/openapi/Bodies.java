package trm.node.openapi;

import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import trm.node.api.Gives;
import trm.node.api.GivesFile;
import trm.node.api.Takes;
import trm.node.api.TakesFile;
import trm.referral.Command;

/** What operations read and answer. */
final class Bodies {
  private static final String JSON = "application/json";
  private static final String OPENING = "open-referral";
  private final JsonMapper json;
  private final Schemas schemas;
  private final Examples examples;

  Bodies(JsonMapper json, Schemas schemas) {
    this.json = json;
    this.schemas = schemas;
    this.examples = new Examples(json);
  }

  /** Whether the handler reads a body. */
  static boolean isRead(Handler handler) {
    return handler.find(Takes.class).isPresent() || !handler.allowed().givers().isEmpty();
  }

  void addRequest(ObjectNode operation, Handler handler, String command, Class<?> type) {
    if (!isRead(handler)) {
      return;
    }
    ObjectNode body = operation.putObject("requestBody").put("required", true);
    ObjectNode forms = body.putObject("content");
    handler.consumes().forEach(form -> add(forms.putObject(form), form, handler, command, type));
    examples
        .of(operation.get("operationId").stringValue())
        .ifPresent(example -> forms.withObjectProperty(JSON).set("example", example));
  }

  private void add(
      ObjectNode content, String form, Handler handler, String command, Class<?> type) {
    if (form.equals(JSON)) {
      content.set("schema", schema(handler, command, type));
    } else {
      file(content, form);
    }
  }

  private static void file(ObjectNode content, String form) {
    content.putObject("schema").put("type", "string").put("contentMediaType", form);
  }

  private ObjectNode rows() {
    ObjectNode schema = json.createObjectNode();
    var either = schema.putArray("anyOf");
    either.addObject().put("type", "object");
    either.addObject().put("type", "array").putObject("items").put("type", "object");
    return schema;
  }

  private ObjectNode schema(Handler handler, String command, Class<?> type) {
    if (handler.find(TakesFile.class).isPresent()) {
      return rows();
    }
    Optional<Takes> takes = handler.find(Takes.class);
    if (takes.isPresent()) {
      return schemas.body(takes.get().value(), Set.of());
    }
    ObjectNode schema =
        schemas.body(Command.class.isAssignableFrom(type) ? type : Gives.Nothing.class, Set.of());
    ObjectNode properties = schema.withObject("/properties");
    properties.putObject("occurredAt").put("type", "string").put("format", "date-time");
    return command.equals(OPENING) ? opening(schema) : aboutCase(schema);
  }

  /** Who the person is stands in the intake file, and a pseudonym is given by the node. */
  private ObjectNode opening(ObjectNode schema) {
    schema.withObject("/properties").putObject("intake").put("type", "object");
    var required = schema.withArray("/required");
    var kept = json.createArrayNode();
    for (JsonNode name : required) {
      if (!name.stringValue().equals("subject")) {
        kept.add(name);
      }
    }
    schema.set("required", kept);
    return schema;
  }

  private static ObjectNode aboutCase(ObjectNode schema) {
    for (String counter : new String[] {"epoch", "turn"}) {
      schema
          .withObject("/properties")
          .putObject(counter)
          .put("type", "integer")
          .put("format", "int64");
      schema.withArray("/required").add(counter);
    }
    return schema;
  }

  void addAnswer(ObjectNode responses, Handler handler) {
    int status = handler.successStatus();
    ObjectNode answer = responses.putObject(String.valueOf(status));
    answer.put("description", handler.words().summary() + ".");
    if (status == 204) {
      return;
    }
    ObjectNode content = answer.putObject("content");
    if (handler.find(GivesFile.class).isPresent()) {
      handler.produces().forEach(form -> file(content.putObject(form), form));
      return;
    }
    content
        .putObject(JSON)
        .set(
            "schema",
            handler
                .answer()
                .map(schemas::referenceTo)
                .orElseGet(() -> json.createObjectNode().put("type", "object")));
    handler
        .find(Gives.class)
        .map(Gives::alsoAs)
        .filter(form -> !form.isEmpty())
        .ifPresent(form -> content.putObject(form).putObject("schema").put("type", "string"));
  }
}
