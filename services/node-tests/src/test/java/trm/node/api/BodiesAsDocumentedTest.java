package trm.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import trm.node.NodeUnderTest;
import trm.node.openapi.ApiDocument;
import trm.node.openapi.Handler;
import trm.node.wire.LawJson;
import trm.referral.Pseudonym;

/**
 * What may be left out of a body, and of the records inside it, is the same by the node's document
 * and by the node itself. A client made of the document would otherwise send what nobody asks for,
 * or leave out what the node then refuses.
 */
final class BodiesAsDocumentedTest {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final ObjectNode DOCUMENT = ApiDocument.of(NodeUnderTest.charter());
  private static final String OPENING = "/api/v1/cases";

  /** A list left out is empty, and this one may not be: its form is right, its content is not. */
  private static final String NEVER_EMPTY = "/contact/hours/[0-9]+/days";

  private final RecordReader records =
      new RecordReader(JsonMapper.builder().addModule(LawJson.module()).build());

  /** A body of the document, and the record as which the node reads it. */
  record Body(String path, String method, Class<?> type) {
    boolean isAboutCase() {
      return path.contains("/commands/");
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  static List<Body> bodies() {
    Stream<Body> commands =
        NodeUnderTest.charter().commands().keySet().stream()
            .filter(command -> !CommandReader.hasItsOwnDoor(command))
            .map(command -> command("/api/v1/cases/{case}/commands/" + command, command));
    Stream<Body> others = Handler.all().stream().flatMap(BodiesAsDocumentedTest::taken);
    return Stream.of(commands, Stream.of(command(OPENING, "open-referral")), others)
        .flatMap(all -> all)
        .toList();
  }

  private static Body command(String path, String command) {
    return new Body(path, "post", CommandReader.typeOf(command).orElseThrow());
  }

  private static Stream<Body> taken(Handler handler) {
    return Optional.ofNullable(handler.java().getAnnotation(Takes.class)).stream()
        .map(takes -> new Body(handler.path(), handler.method(), takes.value()));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void mayLackTheSameByDocumentAndNode(Body body) {
    Schema schema = schema(body);
    ObjectNode whole = SampleBody.of(body.type());
    assertThat(errors(schema, body, whole)).isEmpty();
    assertThat(isRead(body, whole)).as("%s", whole).isTrue();

    List<String> fields = SampleBody.fieldsOf(whole);
    fields.removeIf(field -> field.matches(NEVER_EMPTY));
    for (String field : fields) {
      ObjectNode less = SampleBody.without(whole, field);
      assertThat(isRead(body, less))
          .as("without %s, of which the document says %s", field, errors(schema, body, less))
          .isEqualTo(errors(schema, body, less).isEmpty());
    }
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void mayHaveNoFieldThatNobodyKnows(Body body) {
    ObjectNode whole = SampleBody.of(body.type());
    for (String field : SampleBody.fieldsOf(whole)) {
      ObjectNode more = whole.deepCopy();
      if (more.at(field) instanceof ObjectNode inside && !inside.isEmpty()) {
        inside.put("misspelt", "x");
        assertThat(errors(schema(body), body, more)).as(field).isNotEmpty();
        assertThat(isRead(body, more)).as(field).isFalse();
      }
    }
  }

  private static Schema schema(Body body) {
    ObjectNode schema =
        (ObjectNode)
            DOCUMENT
                .get("paths")
                .get(body.path())
                .get(body.method())
                .at("/requestBody/content/application~1json/schema")
                .deepCopy();
    schema.set("components", DOCUMENT.get("components"));
    return REGISTRY.getSchema(schema);
  }

  private static List<?> errors(Schema schema, Body body, ObjectNode sent) {
    ObjectNode whole = sent.deepCopy();
    if (body.isAboutCase()) {
      whole.put("epoch", 1).put("turn", 1);
    }
    return schema.validate(whole);
  }

  private boolean isRead(Body body, ObjectNode sent) {
    Map<String, JsonNode> fields = new HashMap<>();
    sent.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
    boolean unnamed = body.path().equals(OPENING) && !fields.containsKey("subject");
    Map<String, ?> given = unnamed ? Map.of("subject", new Pseudonym("anybody")) : Map.of();
    try {
      return records.read(body.type(), fields, given) != null;
    } catch (ProblemException e) {
      assertThat(e.problem().code()).isEqualTo("FIELD_INVALID");
      return false;
    }
  }
}
