package trm.node.intake;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads a table in RFC 4180's form, in UTF-8, separated by comma, semicolon or tabulator. */
final class CsvRows {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private CsvRows() {}

  static List<GridRow> read(byte[] file) {
    String text = text(file);
    List<GridRow> rows = new ArrayList<>();
    int number = 0;
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(separator(text))
            .skipEmptyLines(false)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .ofCsvRecord(text)) {
      for (CsvRecord line : reader) {
        number++;
        add(new GridRow(number, cells(line)), rows);
      }
    } catch (CsvParseException e) {
      // What the parser says may quote the file, and so is told to nobody.
      throw new UnreadableFileException(Finding.NO_CSV_FROM.sentence(number + 1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  private static void add(GridRow row, List<GridRow> rows) {
    if (!row.cells().isEmpty()) {
      rows.add(row);
      GridReader.checkRows(rows.size());
    }
  }

  private static SortedMap<Integer, Cell> cells(CsvRecord line) {
    SortedMap<Integer, Cell> cells = new TreeMap<>();
    for (int column = 0; column < line.getFieldCount(); column++) {
      String text = Shielded.unshielded(line.getField(column));
      if (!text.isBlank()) {
        cells.put(column, new Cell.Text(text));
      }
    }
    return cells;
  }

  private static String text(byte[] file) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new UnreadableFileException(Finding.NO_UTF_8);
    }
  }

  /** What a spreadsheet program writes depends on the country; a name of a field holds none. */
  private static char separator(String text) {
    String header = text.lines().findFirst().orElse("");
    char best = ',';
    for (char candidate : new char[] {';', '\t'}) {
      best = count(header, candidate) > count(header, best) ? candidate : best;
    }
    return best;
  }

  private static long count(String text, char one) {
    return text.chars().filter(each -> each == one).count();
  }
}
