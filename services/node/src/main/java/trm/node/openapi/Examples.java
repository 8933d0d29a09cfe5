package trm.node.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A body an operation, about people who were never born; a test sends every one to a node. */
final class Examples {
  private final JsonNode all;

  Examples(JsonMapper json) {
    try (InputStream file = Examples.class.getResourceAsStream("/openapi/examples.json")) {
      if (file == null) {
        throw new IllegalStateException("openapi/examples.json is missing.");
      }
      this.all = json.readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Optional<JsonNode> of(String operation) {
    return Optional.ofNullable(all.get(operation));
  }
}
