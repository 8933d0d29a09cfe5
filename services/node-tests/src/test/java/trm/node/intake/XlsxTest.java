package trm.node.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published spreadsheet as people fill it in, and files that only look like it. */
class XlsxTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
  private static final String SHEET = "xl/worksheets/sheet1.xml";
  private final HtcdsImport files = new HtcdsImport();

  @Test
  void findsNobodyInThePublishedSpreadsheet() {
    assertThat(read(published()).faults())
        .containsExactly(new RowFault(0, "", "There is nobody in the file."));
  }

  /** Its hidden row of names says otherwise in five columns, misspells one and leaves one out. */
  @Test
  void readsWhatIsWrittenUnderALabelAsThatLabelSays() {
    ImportReading reading =
        read(
            filledIn(
                inline("N3", "Zahid St 1")
                    + inline("O3", "Ulaanbaatar")
                    + inline("P3", "Central")
                    + inline("Q3", "14200")
                    + inline("R3", "MN")
                    + inline("T3", "Police")
                    + inline("AJ3", "Other")));

    assertThat(reading.faults()).isEmpty();
    assertThat(reading.people().getFirst().row()).isEqualTo(3);
    assertThat(reading.people().getFirst().intake().fields())
        .isEqualTo(
            Map.of(
                "prs_MailingStreet", "Zahid St 1",
                "prs_MailingCity", "Ulaanbaatar",
                "prs_MailingState", "Central",
                "prs_MailingPostalCode", "14200",
                "prs_MailingCountry", "MN",
                "vic_TraffickingStatusDecisionMakingOrg", "Police",
                "cas_ReasonForOutgoingReferral", "Other"));
  }

  @ParameterizedTest
  @CsvSource({
    "'<c r=\"G3\" s=\"2\"><v>36267</v></c>', prs_Birthdate, 1999-04-17",
    "'<c r=\"G3\" t=\"d\"><v>1999-04-17</v></c>', prs_Birthdate, 1999-04-17",
    "'<c r=\"F3\" t=\"b\"><v>1</v></c>', con_Consent, true",
    "'<c r=\"M3\"><v>97611223344</v></c>', prs_MobilePhone, 97611223344",
    "'<c r=\"M3\"><v>9.7611223344E10</v></c>', prs_MobilePhone, 97611223344",
    "'<c r=\"D3\" t=\"s\"><v>2</v></c>', prs_FirstName, First Name",
    "'<c r=\"D3\" t=\"str\"><v>Solongo</v></c>', prs_FirstName, Solongo",
    "'<c r=\"D3\" t=\"inlineStr\"><is><r><t>So</t></r><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh>"
        + "<r><t>longo</t></r></is></c>', prs_FirstName, Solongo"
  })
  void readsEachKindOfCell(String cell, String field, String kept) {
    ImportReading reading = read(filledIn(cell));

    assertThat(reading.faults()).isEmpty();
    assertThat(reading.people().getFirst().intake().fields()).isEqualTo(Map.of(field, kept));
  }

  @ParameterizedTest
  @CsvSource({
    "'<c r=\"D3\"><f>1+1</f><v>2</v></c>', 3 prs_FirstName",
    "'<c r=\"D3\" t=\"e\"><v>#REF!</v></c>', 3 prs_FirstName",
    "'<c r=\"G3\"><v>36267</v></c>', 3 prs_Birthdate",
    "'<c r=\"G3\" s=\"2\"><v>36267.5</v></c>', 3 prs_Birthdate",
    "'<c r=\"AZ3\"><v>1</v></c>', 3 AZ",
    "'<c r=\"ZZZ3\"><v>1</v></c>', '0 '",
    "'<c r=\"D3\" t=\"s\"><v>9999</v></c>', '0 '",
    "'<c r=\"D3\"><v>NaN</v></c>', '0 '"
  })
  void reportsACellThatIsNotRead(String cell, String where) {
    assertThat(read(filledIn(cell)).faults())
        .extracting(fault -> fault.row() + " " + fault.column())
        .containsExactly(where);
  }

  /** A mebibyte of zeros takes a kibibyte: what unpacks to more than anyone wrote is not read. */
  @Test
  void stopsUnpackingABomb() {
    Map<String, byte[]> parts = parts(published());
    parts.put("xl/media/bomb.bin", new byte[200 << 20]);
    byte[] bomb = packed(parts);

    assertThat(bomb).hasSizeLessThan(1 << 20);
    assertThat(read(bomb).faults())
        .containsExactly(new RowFault(0, "", "The spreadsheet unpacks to more than is read."));
  }

  @ParameterizedTest
  @ValueSource(strings = {SHEET, "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"})
  void readsNoDocumentTypeInAnyPart(String part) {
    Map<String, byte[]> parts = parts(published());
    String text = new String(parts.get(part), StandardCharsets.UTF_8);
    String evil = "<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/hostname\">]>";
    int afterHead = text.indexOf("?>") + 2;
    parts.put(
        part,
        (text.substring(0, afterHead) + evil + text.substring(afterHead))
            .getBytes(StandardCharsets.UTF_8));

    assertThat(read(packed(parts)).faults()).extracting(RowFault::row).containsExactly(0);
    assertThat(read(packed(parts)).faults().getFirst().sentence()).contains("document type");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "PK", "prs_FirstName\nSolongo\n"})
  void readsNothingOfWhatIsNoSpreadsheet(String text) {
    assertThat(read(text.getBytes(StandardCharsets.UTF_8)).faults())
        .extracting(RowFault::row)
        .containsExactly(0);
  }

  private ImportReading read(byte[] file) {
    return files.read(ImportForm.XLSX, file, TODAY);
  }

  private static String inline(String at, String text) {
    return "<c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c>".formatted(at, text);
  }

  /**
   * The published spreadsheet with cells in its first row for a person, beside the row's number.
   */
  private static byte[] filledIn(String cells) {
    Map<String, byte[]> parts = parts(published());
    String sheet = new String(parts.get(SHEET), StandardCharsets.UTF_8);
    String filled =
        sheet.replaceFirst(
            "(?s)(<row r=\"3\"[^>]*>).*?</row>",
            "$1<c r=\"A3\"><v>1</v></c>" + cells.replace("$", "\\$") + "</row>");
    assertThat(filled).isNotEqualTo(sheet);
    parts.put(SHEET, filled.getBytes(StandardCharsets.UTF_8));
    return packed(parts);
  }

  private static byte[] published() {
    try (InputStream file = XlsxTest.class.getResourceAsStream("/htcds/spreadsheet-2.0.xlsx")) {
      return java.util.Objects.requireNonNull(file).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, byte[]> parts(byte[] file) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new java.io.ByteArrayInputStream(file))) {
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
}
