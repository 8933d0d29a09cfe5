package trm.node.intake;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads one object, or a list of them. */
final class JsonRows {
  /** A coordinate keeps its digits, and what is written twice is not half read. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private JsonRows() {}

  static RowsRead read(byte[] file) {
    JsonNode node = node(file);
    List<RowsRead.Row> rows = new ArrayList<>();
    if (node.isArray()) {
      node.valueStream().forEach(one -> rows.add(new RowsRead.Row(rows.size() + 1, one)));
    } else {
      rows.add(new RowsRead.Row(1, node));
    }
    return new RowsRead(rows, List.of());
  }

  private static JsonNode node(byte[] file) {
    try {
      JsonNode node = JSON.readTree(file);
      if (!node.isMissingNode()) {
        return node;
      }
    } catch (JacksonException | NumberFormatException e) {
      // A number of more digits than can be counted is no fault of the parser's own kind; and what
      // the
      // parser says may quote the file, and so is told to nobody.
      throw new UnreadableFileException(Finding.NO_JSON);
    }
    throw new UnreadableFileException(Finding.EMPTY);
  }
}
