package trm.node.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the first sheet of a spreadsheet. What is given up on: formulas, whose value is whatever
 * the last program thought, and errors. Both are reported by their cell.
 */
final class XlsxRows {
  private static final Pattern REFERENCE = Pattern.compile("([A-Z]{1,3})[0-9]{1,7}");
  private static final int COLUMNS_MAX = 300;
  private static final int ROWS_MAX = 1 << 20;

  private final XlsxBook book;
  private final List<GridRow> rows = new ArrayList<>();
  private SortedMap<Integer, Cell> cells = new TreeMap<>();
  private int row;
  private int column;

  private XlsxRows(XlsxBook book) {
    this.book = book;
  }

  static List<GridRow> read(byte[] file) {
    XlsxParts parts = XlsxParts.unpacked(file);
    XlsxRows sheet = new XlsxRows(XlsxBook.of(parts));
    Xml.read(parts.part(sheet.book.sheet()), sheet::read);
    return sheet.rows;
  }

  private void read(Xml xml) {
    for (Xml.Next next = xml.next(); next != Xml.Next.OVER; next = xml.next()) {
      if (next == Xml.Next.START && xml.name().equals("row")) {
        row = rowOf(xml.attribute("r"));
        column = -1;
        cells = new TreeMap<>();
      }
      if (next == Xml.Next.START && xml.name().equals("c")) {
        column = columnOf(xml.attribute("r"));
        XlsxCell.read(xml, book).ifPresent(this::add);
      }
    }
  }

  private void add(Cell cell) {
    if (column >= COLUMNS_MAX) {
      throw new UnreadableFileException(Finding.TOO_MANY_COLUMNS.sentence(COLUMNS_MAX));
    }
    if (cells.isEmpty()) {
      rows.add(new GridRow(row, cells));
      GridReader.checkRows(rows.size());
    }
    cells.put(column, cell);
  }

  /** Rows that say where they stand do so in order; the others follow on. */
  private int rowOf(String reference) {
    int number = reference.matches("[0-9]{1,7}") ? Integer.parseInt(reference) : row + 1;
    if (number <= row || number > ROWS_MAX) {
      throw new UnreadableFileException(Finding.ROWS_OUT_OF_ORDER);
    }
    return number;
  }

  private int columnOf(String reference) {
    Matcher parts = REFERENCE.matcher(reference);
    if (!parts.matches()) {
      return column + 1;
    }
    int index = 0;
    for (char letter : parts.group(1).toCharArray()) {
      index = index * 26 + (letter - 'A' + 1);
    }
    return index - 1;
  }
}
