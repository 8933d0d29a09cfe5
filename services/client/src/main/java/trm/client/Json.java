package trm.client;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Reads what a node answers. What a newer node says besides is passed over. */
final class Json {
  private Json() {}

  static String written(Object value) {
    return JsonMapper.shared().writeValueAsString(value);
  }

  /** Nothing, where the text is no JSON: a proxy in between may answer as it likes. */
  static JsonNode read(String text) {
    try {
      return JsonMapper.shared().readTree(text);
    } catch (JacksonException e) {
      return MissingNode.getInstance();
    }
  }

  static JsonNode read(HttpResponse<String> answer) {
    return read(answer.body());
  }

  /** The text of a member; empty when it is null or not there. */
  static String text(JsonNode node, String member) {
    return node.path(member).asString("");
  }

  static Optional<String> optionalText(JsonNode node, String member) {
    return Optional.of(text(node, member)).filter(text -> !text.isEmpty());
  }

  static List<String> texts(JsonNode node, String member) {
    return node.path(member).values().stream().map(one -> one.asString("")).toList();
  }

  static Optional<Instant> optionalInstant(JsonNode node, String member) {
    return optionalText(node, member).map(Instant::parse);
  }

  static Instant instant(JsonNode node, String member) {
    return Instant.parse(text(node, member));
  }
}
