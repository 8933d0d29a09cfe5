package trm.node.intake;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;

/** Reads one cell of a sheet. */
final class XlsxCell {
  private static final long DAY_IN_SECONDS = 86_400;
  private static final int LAST_DAY = 2_958_465;

  /** The first spreadsheets took 1900 for a leap year, and all others keep that. */
  private static final int DAY_THAT_NEVER_WAS = 60;

  private final XlsxBook book;
  private final String type;
  private final String style;
  private String value = "";
  private String inline = "";
  private boolean formula;

  private XlsxCell(XlsxBook book, String type, String style) {
    this.book = book;
    this.type = type;
    this.style = style;
  }

  /** Reads on to the end of the cell that has just started; empty when nothing is in it. */
  static Optional<Cell> read(Xml xml, XlsxBook book) {
    XlsxCell cell = new XlsxCell(book, xml.attribute("t"), xml.attribute("s"));
    int outside = xml.depth() - 1;
    String in = "";
    while (xml.depth() > outside) {
      switch (xml.next()) {
        case START -> {
          in = xml.name();
          cell.formula |= in.equals("f");
          if (in.equals("is")) {
            cell.inline = XlsxText.read(xml);
          }
        }
        case TEXT -> cell.value += in.equals("v") ? xml.text() : "";
        case END -> in = "";
        case OVER -> {
          return Optional.empty();
        }
      }
    }
    return cell.meant();
  }

  private Optional<Cell> meant() {
    if (formula) {
      return Optional.of(new Cell.NotRead(Finding.FORMULA));
    }
    if (type.equals("e")) {
      return Optional.of(new Cell.NotRead(Finding.SPREADSHEET_ERROR));
    }
    String text = text();
    return text.isBlank() ? Optional.empty() : Optional.of(new Cell.Text(text));
  }

  private String text() {
    if (value.isEmpty()) {
      return inline;
    }
    return switch (type) {
      case "s" -> shared();
      case "b" -> value.equals("1") ? "true" : "false";
      case "", "n" -> number();
      default -> value;
    };
  }

  private String shared() {
    int index = value.matches("[0-9]{1,7}") ? Integer.parseInt(value) : -1;
    if (index < 0 || index >= book.strings().size()) {
      throw new UnreadableFileException(Finding.TEXT_NOT_THERE);
    }
    return book.strings().get(index);
  }

  private String number() {
    double number;
    try {
      number = Double.parseDouble(value);
    } catch (NumberFormatException e) {
      throw new UnreadableFileException(Finding.CELL_NO_NUMBER);
    }
    if (!Double.isFinite(number)) {
      throw new UnreadableFileException(Finding.CELL_NO_NUMBER);
    }
    boolean date =
        style.matches("[0-9]{1,6}") && book.dateStyles().contains(Integer.valueOf(style));
    return date && number >= 0 && number <= LAST_DAY
        ? date(number)
        : new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
  }

  /** A day; with its time where it has one, which no date of the standard has. */
  private String date(double days) {
    LocalDate zero = LocalDate.of(1899, 12, days < DAY_THAT_NEVER_WAS ? 31 : 30);
    LocalDate first = book.countsFrom1904() ? LocalDate.of(1904, 1, 1) : zero;
    long whole = (long) days;
    long seconds = Math.round((days - whole) * DAY_IN_SECONDS);
    LocalDateTime at = first.plusDays(whole).atStartOfDay().plusSeconds(seconds);
    return seconds == 0 ? at.toLocalDate().toString() : at.toString();
  }
}
