package trm.node.api;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A release as one table: a row for each cell that is shown, and one for the total. */
final class ReleaseTable {
  private ReleaseTable() {}

  static String of(String json) {
    JsonNode release = JsonMapper.shared().readTree(json);
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      csv.writeRecord("table", "column", "value", "column", "value", "cases");
      if (release.path("cases").isNumber()) {
        csv.writeRecord("total", "", "", "", "", release.path("cases").asString());
      }
      for (JsonNode table : release.path("tables")) {
        for (JsonNode cell : table.path("cells")) {
          write(csv, table, cell);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(CsvWriter csv, JsonNode table, JsonNode cell) {
    JsonNode columns = table.path("columns");
    JsonNode values = cell.path("values");
    csv.writeRecord(
        table.path("table").asString(),
        columns.path(0).asString(""),
        values.path(0).asString(""),
        columns.path(1).asString(""),
        values.path(1).asString(""),
        cell.path("cases").asString());
  }
}
