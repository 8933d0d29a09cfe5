package trm.node.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a spreadsheet's cells refer to.
 *
 * @param strings the texts that cells share
 * @param dateStyles the styles in which a number is shown as a date
 * @param countsFrom1904 whether days are counted from 1904 on
 * @param sheet name of the part that holds the first sheet
 */
record XlsxBook(
    List<String> strings, Set<Integer> dateStyles, boolean countsFrom1904, String sheet) {
  /** A text for each field of as many people as a file may hold, and more. */
  private static final int STRINGS_MAX = 100_000;

  private static final Set<Integer> DATE_FORMATS =
      Stream.concat(
              Stream.of(14, 15, 16, 17, 22),
              Stream.concat(
                  IntStream.rangeClosed(27, 36).boxed(), IntStream.rangeClosed(50, 58).boxed()))
          .collect(Collectors.toUnmodifiableSet());

  static XlsxBook of(XlsxParts parts) {
    Head head = head(parts.part("xl/workbook.xml"));
    String target = target(parts.part("xl/_rels/workbook.xml.rels"), head.sheetId);
    String path = target.startsWith("/") ? target.substring(1) : "xl/" + target;
    return new XlsxBook(
        parts.has("xl/sharedStrings.xml") ? strings(parts.part("xl/sharedStrings.xml")) : List.of(),
        parts.has("xl/styles.xml") ? dateStyles(parts.part("xl/styles.xml")) : Set.of(),
        head.countsFrom1904,
        path);
  }

  private static final class Head {
    private String sheetId = "";
    private boolean countsFrom1904;
  }

  private static Head head(byte[] workbook) {
    Head head = new Head();
    starts(
        workbook,
        xml -> {
          if (xml.name().equals("sheet") && head.sheetId.isEmpty()) {
            head.sheetId = xml.attribute("id");
          }
          if (xml.name().equals("workbookPr")) {
            head.countsFrom1904 = Set.of("1", "true").contains(xml.attribute("date1904"));
          }
        });
    return head;
  }

  private static String target(byte[] relations, String id) {
    List<String> found = new ArrayList<>();
    starts(
        relations,
        xml -> {
          if (xml.name().equals("Relationship") && xml.attribute("Id").equals(id)) {
            found.add(xml.attribute("Target"));
          }
        });
    return found.isEmpty() ? "" : found.getFirst();
  }

  private static void starts(byte[] part, Consumer<Xml> element) {
    Xml.read(
        part,
        xml -> {
          for (Xml.Next next = xml.next(); next != Xml.Next.OVER; next = xml.next()) {
            if (next == Xml.Next.START) {
              element.accept(xml);
            }
          }
        });
  }

  /** A text may be in several runs; how an Eastern Asian text is spoken is no part of it. */
  private static List<String> strings(byte[] part) {
    List<String> strings = new ArrayList<>();
    Xml.read(
        part,
        xml -> {
          for (Xml.Next next = xml.next(); next != Xml.Next.OVER; next = xml.next()) {
            if (next == Xml.Next.START && xml.name().equals("si")) {
              strings.add(XlsxText.read(xml));
              checkStrings(strings.size());
            }
          }
        });
    return strings;
  }

  private static void checkStrings(int strings) {
    if (strings > STRINGS_MAX) {
      throw new UnreadableFileException(Finding.UNPACKS_TO_TOO_MUCH);
    }
  }

  private static Set<Integer> dateStyles(byte[] styles) {
    Map<Integer, String> formats = new HashMap<>();
    List<Integer> formatOfStyle = new ArrayList<>();
    boolean[] inStyles = new boolean[1];
    starts(
        styles,
        xml -> {
          switch (xml.name()) {
            case "numFmt" -> formats.put(number(xml, "numFmtId"), xml.attribute("formatCode"));
            case "cellStyleXfs" -> inStyles[0] = false;
            case "cellXfs" -> inStyles[0] = true;
            case "xf" -> {
              if (inStyles[0]) {
                formatOfStyle.add(number(xml, "numFmtId"));
              }
            }
            default -> {}
          }
        });
    return IntStream.range(0, formatOfStyle.size())
        .filter(style -> isDate(formatOfStyle.get(style), formats))
        .boxed()
        .collect(Collectors.toUnmodifiableSet());
  }

  private static int number(Xml xml, String attribute) {
    String text = xml.attribute(attribute);
    return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
  }

  /** A format that shows a day or a year, outside of what it shows literally. */
  private static boolean isDate(int format, Map<Integer, String> formats) {
    String plain = formats.getOrDefault(format, "").replaceAll("\"[^\"]*\"|\\[[^]]*]|\\\\.", "");
    return DATE_FORMATS.contains(format) || plain.matches("(?s).*[yYdD].*");
  }
}
