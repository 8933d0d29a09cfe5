package trm.node.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import trm.referral.Fact;
import trm.referral.Guarded;
import trm.referral.LocalEvent.IntakeRecorded;
import trm.referral.LocalEvent.ReferralOpened;
import trm.referral.NodeId;
import trm.referral.OfficerId;
import trm.referral.OrganisationId;
import trm.referral.Pseudonym;
import trm.referral.Referral;
import trm.referral.ReferralEvent;
import trm.referral.Stamp;
import trm.schema.CodeList;
import trm.schema.CsvTable;

/** What is handed in and taken out again is the same, field by field. */
class EveryFieldComesBackTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
  private static final NodeId SELF = new NodeId("mo-destination");
  private static final JsonMapper JSON = JsonMapper.shared();

  private final HtcdsImport files = new HtcdsImport();
  private final HtcdsExport exports = new HtcdsExport();

  static List<Map<String, String>> fields() {
    return CsvTable.read("/htcds/fields-2.0.csv").orElseThrow();
  }

  @Test
  void thereAreAsManyAsTheStandardHas() {
    assertThat(fields()).hasSize(84);
  }

  @ParameterizedTest
  @MethodSource("fields")
  void throughJson(Map<String, String> field) {
    ObjectNode handedIn = handedIn(field);
    ObjectNode back = back(ImportForm.JSON, handedIn.toString());

    assertThat(back.get(nameOf(field))).isEqualTo(handedIn.get(nameOf(field)));
    assertThat(back(ImportForm.JSON, back.toString())).isEqualTo(back);
  }

  @ParameterizedTest
  @MethodSource("fields")
  void throughATable(Map<String, String> field) {
    ObjectNode handedIn = handedIn(field);
    String table = exports.table(List.of(back(ImportForm.JSON, handedIn.toString())));
    ObjectNode back = back(ImportForm.CSV, table);

    assertThat(back.get(nameOf(field))).isEqualTo(handedIn.get(nameOf(field)));
  }

  @Test
  void everyFieldAtOnce() {
    ObjectNode all = JSON.createObjectNode();
    fields().forEach(field -> all.set(nameOf(field), value(field)));
    ObjectNode back = back(ImportForm.JSON, all.toString());

    assertThat(back).isEqualTo(all);
    assertThat(back(ImportForm.CSV, exports.table(List.of(back)))).isEqualTo(all);
  }

  /** A table is opened in programs that run what begins like a formula. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "=HYPERLINK(\"http://127.0.0.1\")",
        "+97611223344",
        "-1+1",
        "@SUM(A1)",
        "\t=1",
        "'=1",
        "''+1",
        "'t Hooft",
        "＝1",
        " leading; and \"quoted\",\r\nand a line"
      })
  void noCellIsAFormulaAndEveryTextComesBack(String text) {
    ObjectNode one = JSON.createObjectNode().put("cco_CaseComment", text);
    String table = exports.table(List.of(one));
    String cell = table.lines().skip(1).findFirst().orElseThrow().replace(",", "");

    assertThat(cell.replaceFirst("^\"", "")).doesNotContainPattern("^[=+\\-@\\t\\r＝＋－＠]");
    assertThat(back(ImportForm.CSV, table).get("cco_CaseComment").stringValue()).isEqualTo(text);
  }

  @Test
  void whatIsErasedDoesNotComeBack() {
    Referral referral =
        Referral.replay(
            SELF,
            List.of(
                fact(new ReferralOpened(new Pseudonym("p"), "mon", true)),
                fact(
                    new IntakeRecorded(
                        Guarded.erased(), Guarded.erased(), Guarded.erased(), Guarded.erased()))));

    assertThat(exports.of(referral).toString()).isEqualTo("{\"prs_PrimaryLanguage\":\"mon\"}");
  }

  private ObjectNode back(ImportForm form, String text) {
    ImportReading reading = files.read(form, text.getBytes(StandardCharsets.UTF_8), TODAY);
    assertThat(reading.faults()).isEmpty();
    IntakeReading.Understood read = reading.people().getFirst().intake();
    return exports.of(opened(read));
  }

  private static Referral opened(IntakeReading.Understood read) {
    return Referral.replay(
        SELF,
        List.of(
            fact(new ReferralOpened(new Pseudonym("p"), "mon", true)),
            fact(
                new IntakeRecorded(
                    Guarded.of(read.profile()),
                    read.identity() == null ? Guarded.withheld() : Guarded.of(read.identity()),
                    Guarded.withheld(),
                    Guarded.of(read.fields())))));
  }

  private static Fact fact(ReferralEvent event) {
    Instant now = Instant.parse("2026-03-02T10:00:00Z");
    return new Fact(
        event,
        new Stamp(
            now,
            now,
            "M1.2",
            SELF,
            new OrganisationId("harbour"),
            new OfficerId("officer.one"),
            null));
  }

  private static ObjectNode handedIn(Map<String, String> field) {
    ObjectNode one = JSON.createObjectNode();
    one.set(nameOf(field), value(field));
    return one;
  }

  private static String nameOf(Map<String, String> field) {
    return field.getOrDefault("field", "");
  }

  /** A value of the field's form that a careless reader would change. */
  private static JsonNode value(Map<String, String> field) {
    String form = field.getOrDefault("form", "");
    List<String> codes =
        field.getOrDefault("codes", "").isEmpty()
            ? List.of()
            : codes(field.getOrDefault("codes", ""));
    String json =
        switch (form) {
          case "text" -> "\"=1+1, 'ө', \\\"x\\\"; \\n second line \"";
          case "boolean" -> "false";
          case "number" -> "-106.91720500000000001";
          case "date" -> "\"1999-04-17\"";
          case "code" -> "\"" + codes.getLast() + "\"";
          default -> "[\"" + codes.getLast() + "\", \"" + codes.getFirst() + "\"]";
        };
    return JSON.rebuild()
        .enable(tools.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .build()
        .readTree(json);
  }

  private static List<String> codes(String list) {
    return CodeList.named(list).codes().stream().toList();
  }
}
