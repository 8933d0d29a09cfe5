package trm.node.hell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import trm.node.intake.HtcdsImport;
import trm.node.intake.ImportForm;
import trm.node.intake.ImportReading;

/**
 * Whatever a partner hands in as a file of the standard is read or reported, soon, and never an
 * exception. Every person in these files is invented.
 */
final class FilesFromHellTest {
  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
  private static final int MEBIBYTE = 1 << 20;

  private static final String TABLE =
      """
      prs_FirstName,prs_Gender,prs_Birthdate,vic_MethodsOfControl,con_Consent,prs_Citizenship
      "Солонго, the
      first",Feminine,1999-04-17,DebtBondage;WithholdsDocuments,TRUE,MN
      Bat,Masculine,,,,TH
      """;

  private static final String OBJECTS =
      """
      [{"prs_FirstName": "Solongo", "prs_Gender": "Feminine", "prs_Birthdate": "1999-04-17",
        "vic_MethodsOfControl": ["DebtBondage"], "con_Consent": true, "prs_MailingLatitude": 1.5},
       {"prs_FirstName": "Bat", "prs_PrimaryLanguage": "mon"}]
      """;

  private static final String SUBMISSION =
      """
      <?xml version="1.0"?>
      <data id="htcds" xmlns:jr="http://openrosa.org/javarosa"><start>2026-03-02</start>
        <person><prs_FirstName>Solongo</prs_FirstName><prs_Gender>Feminine</prs_Gender>
        <vic_MethodsOfControl>DebtBondage WithholdsDocuments</vic_MethodsOfControl></person>
        <meta><instanceID>uuid:1</instanceID></meta></data>
      """;

  private final HtcdsImport files = new HtcdsImport();
  private final Map<ImportForm, byte[]> right = right();

  /** A file of each form with nothing wrong in it. */
  static Map<ImportForm, byte[]> right() {
    Map<ImportForm, byte[]> right = new EnumMap<>(ImportForm.class);
    right.put(ImportForm.CSV, utf8(TABLE));
    right.put(ImportForm.JSON, utf8(OBJECTS));
    right.put(ImportForm.XFORM, utf8(SUBMISSION));
    right.put(ImportForm.XLSX, spreadsheet());
    return right;
  }

  @Test
  void aChangedFileIsReadOrReported() {
    Tries.of("changed files", 200, LONGEST)
        .each(
            chance -> {
              ImportForm form = one(ImportForm.values(), chance);
              read(form, Mutation.of(Objects.requireNonNull(right.get(form)), chance));
            });
  }

  /** The packing is right, so that the reader of each part meets what is wrong. */
  @Test
  void aSpreadsheetWithAChangedPartIsReadOrReported() {
    Map<String, byte[]> parts = parts(spreadsheet());
    List<String> read =
        parts.keySet().stream()
            .filter(name -> name.endsWith(".xml") || name.endsWith(".rels"))
            .toList();
    Tries.of("changed parts of a spreadsheet", 60, LONGEST)
        .each(
            chance -> {
              Map<String, byte[]> changed = new LinkedHashMap<>(parts);
              changed.computeIfPresent(
                  read.get(chance.nextInt(read.size())), (_, part) -> Mutation.of(part, chance));
              read(ImportForm.XLSX, packed(changed));
            });
  }

  @Test
  void aFileOfOneFormUnderTheNameOfAnotherIsReported() {
    for (ImportForm form : ImportForm.values()) {
      for (ImportForm other : ImportForm.values()) {
        ImportReading reading = read(other, Objects.requireNonNull(right.get(form)));
        assertThat(reading.faults().isEmpty()).as("%s as %s", form, other).isEqualTo(form == other);
      }
    }
  }

  /** A file as large as the interface takes. */
  @SuppressWarnings("ArrayRecordComponent") // Bytes on their way to a reader, never compared.
  record Hostile(String name, ImportForm form, byte[] file) {
    static Hostile of(String name, ImportForm form, String text) {
      return new Hostile(name, form, utf8(text));
    }

    static Hostile filled(String name, ImportForm form, String head, String one, String tail) {
      int times = (MEBIBYTE - head.length() - tail.length()) / utf8(one).length;
      return of(name, form, head + one.repeat(times) + tail);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Hostile> hostile() {
    String name = "prs_FirstName";
    return Stream.of(
        Hostile.filled("lists without end", ImportForm.JSON, "", "[", ""),
        Hostile.filled("objects without end", ImportForm.JSON, "", "{\"a\":", ""),
        Hostile.filled("half a million people", ImportForm.JSON, "[", "1,", "1]"),
        Hostile.filled("a name without end", ImportForm.JSON, "{\"", "a", "\":1}"),
        Hostile.filled("a number without end", ImportForm.JSON, "{\"" + name + "\":", "9", "}"),
        Hostile.filled(
            "a field many times", ImportForm.JSON, "{", "\"" + name + "\":1,", "\"a\":1}"),
        Hostile.of(
            "a number of a thousand million digits",
            ImportForm.JSON,
            "{\"prs_MailingLatitude\":1e999999999,\"prs_MailingLongitude\":-1E-999999999}"),
        Hostile.of(
            "a number of more digits than can be counted",
            ImportForm.JSON,
            "{\"prs_MailingLatitude\":1e9999999991}"),
        Hostile.filled(
            "codes without end", ImportForm.JSON, "{\"prs_Citizenship\":[", "\"MN\",", "\"MN\"]}"),
        Hostile.filled("columns without end", ImportForm.CSV, "", "a,", "\n1"),
        Hostile.filled("one column many times", ImportForm.CSV, "", name + ",", "\n1"),
        Hostile.filled("rows without end", ImportForm.CSV, name + "\n", "a\n", ""),
        Hostile.filled("empty rows without end", ImportForm.CSV, name, "\n", ""),
        Hostile.filled("wrong cells without end", ImportForm.CSV, "prs_Gender\n", "x\n", ""),
        Hostile.filled("a quote that is not closed", ImportForm.CSV, name + "\n\"", "a", ""),
        Hostile.filled("quotes", ImportForm.CSV, name + "\n", "\"", ""),
        Hostile.filled("codes of a cell", ImportForm.CSV, "prs_Citizenship\n", "MN;", ""),
        Hostile.filled("blanks of a cell", ImportForm.CSV, "prs_Citizenship\nMN", " ", "x"),
        Hostile.filled("elements without end", ImportForm.XFORM, "", "<a>", ""),
        Hostile.filled("questions without end", ImportForm.XFORM, "<d>", "<a>1</a>", "</d>"),
        Hostile.filled("a name of an element", ImportForm.XFORM, "<", "a", "/>"),
        Hostile.filled(
            "an answer without end",
            ImportForm.XFORM,
            "<d><" + name + ">",
            "a",
            "</" + name + "></d>"),
        Hostile.filled(
            "sections without end",
            ImportForm.XFORM,
            "<d><" + name + ">",
            "<![CDATA[a]]>",
            "</" + name + "></d>"),
        Hostile.filled("comments without end", ImportForm.XFORM, "<d>", "<!---->", "</d>"),
        Hostile.of("attributes without end", ImportForm.XFORM, attributes()),
        Hostile.of("namespaces without end", ImportForm.XFORM, namespaces()),
        Hostile.of(
            "an entity that doubles",
            ImportForm.XFORM,
            "<!DOCTYPE d [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]><d><"
                + name
                + ">&b;</"
                + name
                + "></d>"),
        new Hostile("many small parts", ImportForm.XLSX, manyParts()),
        new Hostile("shared texts without end", ImportForm.XLSX, strings()),
        new Hostile("cells without end", ImportForm.XLSX, cells("<c><v>1</v></c>")),
        new Hostile("rows of a sheet", ImportForm.XLSX, cells("</row><row><c><v>1</v></c>")),
        new Hostile(
            "runs of a text",
            ImportForm.XLSX,
            cells("<c t=\"inlineStr\"><is><r><t>a</t></r></is></c>")));
  }

  private static String attributes() {
    StringBuilder text = new StringBuilder("<d");
    for (int i = 0; text.length() < MEBIBYTE - 20; i++) {
      text.append(" a").append(i).append("=\"\"");
    }
    return text + "/>";
  }

  private static String namespaces() {
    StringBuilder text = new StringBuilder("<d");
    for (int i = 0; text.length() < MEBIBYTE - 20; i++) {
      text.append(" xmlns:a").append(i).append("=\"a\"");
    }
    return text + "/>";
  }

  @ParameterizedTest
  @MethodSource
  void hostile(Hostile hostile) {
    Tries.once(hostile.name(), LONGEST).each(_ -> read(hostile.form(), hostile.file()));
  }

  /** A node has a heap of 192 MiB, and reads two of these at once beside its other work. */
  @Test
  void takesNoMoreThanASmallHeap(@TempDir Path folder) throws IOException, InterruptedException {
    int number = 0;
    for (Hostile hostile : hostile().toList()) {
      Files.write(folder.resolve(number++ + "." + hostile.form()), hostile.file());
    }
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx48m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SmallHeap.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said.lines().filter(line -> line.startsWith("read "))).hasSize(number);
  }

  /** Reads it, and finds in what was said nothing of the size of what was sent. */
  private ImportReading read(ImportForm form, byte[] file) {
    ImportReading reading = files.read(form, file, TODAY);
    assertThat(reading.people().isEmpty() && reading.faults().isEmpty()).isFalse();
    assertThat(reading.faults())
        .allMatch(fault -> fault.column().length() <= 200 && fault.sentence().length() <= 2000);
    return reading;
  }

  private static byte[] manyParts() {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    for (int i = 0; i < 8000; i++) {
      parts.put("xl/p" + i, new byte[0]);
    }
    return packed(parts);
  }

  private static byte[] strings() {
    Map<String, byte[]> parts = parts(spreadsheet());
    String head = "<sst>";
    parts.put("xl/sharedStrings.xml", utf8(head + "<si><t>a</t></si>".repeat(800_000) + "</sst>"));
    return packed(parts);
  }

  private static byte[] cells(String one) {
    Map<String, byte[]> parts = parts(spreadsheet());
    String row = "<worksheet><sheetData><row>" + one.repeat((12 << 20) / one.length());
    parts.put("xl/worksheets/sheet1.xml", utf8(row + "</row></sheetData></worksheet>"));
    return packed(parts);
  }

  /** The published one, with somebody in it. */
  private static byte[] spreadsheet() {
    try (InputStream file =
        FilesFromHellTest.class.getResourceAsStream("/htcds/spreadsheet-2.0.xlsx")) {
      Map<String, byte[]> parts = parts(Objects.requireNonNull(file).readAllBytes());
      String sheet = new String(parts.get("xl/worksheets/sheet1.xml"), StandardCharsets.UTF_8);
      String person =
          "<c r=\"D3\" t=\"inlineStr\"><is><t>Solongo</t></is></c><c r=\"G3\" s=\"2\"><v>36267</v></c>";
      parts.put(
          "xl/worksheets/sheet1.xml",
          utf8(sheet.replaceFirst("(?s)(<row r=\"3\"[^>]*>).*?</row>", "$1" + person + "</row>")));
      return packed(parts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, byte[]> parts(byte[] file) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        parts.put(entry.getName(), zip.readAllBytes());
      }
      return parts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] packed(Map<String, byte[]> parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static <T> T one(T[] of, Random chance) {
    return of[chance.nextInt(of.length)];
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
