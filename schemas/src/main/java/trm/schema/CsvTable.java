package trm.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A table of this module in RFC 4180's form: a header line, then one row a line; a cell in
 * quotation marks may hold commas and doubled quotation marks, but no line break.
 */
public final class CsvTable {
  private static final Pattern CELL =
      Pattern.compile("\\G(?:\"((?:[^\"]|\"\")*)\"|([^,\"]*))(,|$)");

  private CsvTable() {}

  /**
   * The rows in their order, each by column name; empty when there is no such resource.
   *
   * @param resource absolute path on the class path
   * @throws IllegalStateException naming the line that does not have the header's columns
   */
  public static Optional<List<Map<String, String>>> read(String resource) {
    try (InputStream text = CsvTable.class.getResourceAsStream(resource)) {
      return text == null
          ? Optional.empty()
          : Optional.of(
              rows(
                  resource,
                  new String(text.readAllBytes(), StandardCharsets.UTF_8).lines().toList()));
    } catch (IOException e) {
      throw new UncheckedIOException("The module cannot read its own " + resource, e);
    }
  }

  static List<Map<String, String>> rows(String name, List<String> lines) {
    List<String> header = cells(name, lines.getFirst(), 1);
    List<Map<String, String>> rows = new ArrayList<>();
    for (int line = 1; line < lines.size(); line++) {
      List<String> cells = cells(name, lines.get(line), line + 1);
      if (cells.size() != header.size()) {
        throw malformed(name, line + 1);
      }
      Map<String, String> row = new LinkedHashMap<>();
      for (int column = 0; column < cells.size(); column++) {
        row.put(header.get(column), cells.get(column));
      }
      rows.add(row);
    }
    return rows;
  }

  private static List<String> cells(String name, String line, int number) {
    List<String> cells = new ArrayList<>();
    Matcher cell = CELL.matcher(line);
    boolean more = true;
    while (more) {
      if (!cell.find()) {
        throw malformed(name, number);
      }
      cells.add(cell.group(1) == null ? cell.group(2) : cell.group(1).replace("\"\"", "\""));
      more = cell.group(3).equals(",");
    }
    return cells;
  }

  private static IllegalStateException malformed(String name, int line) {
    return new IllegalStateException(name + " is malformed in line " + line);
  }
}
