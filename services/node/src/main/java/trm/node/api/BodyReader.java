package trm.node.api;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Reads a body that is one record. */
final class BodyReader {
  private final JsonMapper json;
  private final RecordReader records;

  BodyReader(JsonMapper json) {
    this.json = json;
    this.records = new RecordReader(json);
  }

  /**
   * Reads it.
   *
   * @throws ProblemException when it is too large or no JSON object, or any field is wrong
   */
  <R extends Record> R read(InputStream body, Class<R> type) throws IOException {
    return records.read(type, RequestJson.read(body, json).fields(), Map.of());
  }
}
