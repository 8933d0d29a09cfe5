package trm.node.api;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import trm.evidence.Digest;
import trm.node.api.Problem.Field;

/**
 * The body of a request: one JSON object, its bytes hashed for the idempotency check.
 *
 * @param fields what stands in the object
 */
record RequestJson(Map<String, JsonNode> fields, Digest digest) {
  static final int BYTES_MAX = 1 << 20;

  /**
   * Reads it.
   *
   * @throws ProblemException when it is too large or no JSON object
   */
  static RequestJson read(InputStream body, JsonMapper json) throws IOException {
    byte[] bytes = body.readNBytes(BYTES_MAX + 1);
    if (bytes.length > BYTES_MAX) {
      throw new ProblemException(ApiError.BODY_TOO_LARGE);
    }
    Map<String, JsonNode> fields = new HashMap<>();
    object(bytes, json).properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
    return new RequestJson(fields, Digest.sha256(bytes));
  }

  private static JsonNode object(byte[] bytes, JsonMapper json) {
    try {
      JsonNode node = json.readTree(bytes);
      if (node.isObject()) {
        return node;
      }
    } catch (JacksonException e) {
      // What the parser says may quote the body, and so is told to nobody.
      throw new ProblemException(ApiError.MALFORMED_BODY);
    }
    throw new ProblemException(ApiError.MALFORMED_BODY);
  }

  /** Takes a whole number out of the fields. */
  long takeLong(String name) {
    JsonNode node = fields.remove(name);
    if (node == null || !node.isIntegralNumber() || !node.canConvertToLong()) {
      throw wrong(name, "Is missing or no whole number.");
    }
    return node.longValue();
  }

  /** Takes a text out of the fields, if it is there. */
  @Nullable String takeText(String name) {
    JsonNode node = fields.remove(name);
    if (node == null || node.isNull()) {
      return null;
    }
    if (!node.isString()) {
      throw wrong(name, "Is no text.");
    }
    return node.stringValue();
  }

  static ProblemException wrong(String field, String sentence) {
    return new ProblemException(
        Problem.ofFields(ApiError.FIELD_INVALID, List.of(new Field(field, sentence))));
  }
}
