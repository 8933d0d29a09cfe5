package trm.node.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static trm.node.intake.ImportForm.CSV;
import static trm.node.intake.ImportForm.JSON;
import static trm.node.intake.ImportForm.XFORM;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every person in these files is invented. */
class HtcdsImportTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
  private final HtcdsImport files = new HtcdsImport();

  @Test
  void readsATableOfPeople() {
    ImportReading reading =
        read(
            CSV,
            """
            prs_FirstName,prs_Gender,prs_Birthdate,vic_MethodsOfControl,con_Consent
            "Солонго, the
            first",Feminine,1999-04-17,DebtBondage;WithholdsDocuments,TRUE

            Bat,Masculine,,,
            """);

    assertThat(reading.faults()).isEmpty();
    assertThat(reading.people()).extracting(ImportReading.Person::row).containsExactly(2, 4);
    assertThat(fields(reading))
        .containsEntry("prs_FirstName", "Солонго, the\nfirst")
        .containsEntry("vic_MethodsOfControl", "DebtBondage, WithholdsDocuments")
        .containsEntry("con_Consent", "true");
  }

  @ParameterizedTest
  @ValueSource(strings = {";", "\t", ","})
  void readsTheSeparatorOfTheCountry(String separator) {
    String text = "\uFEFFprs_FirstName,prs_Gender\nSolongo,Feminine\n".replace(",", separator);

    assertThat(fields(read(CSV, text))).containsEntry("prs_Gender", "Feminine");
  }

  @Test
  void reportsEachFaultByRowAndColumnAndRepeatsNoValue() {
    ImportReading reading =
        read(
            CSV,
            """
            prs_FirstName,prs_Gender,prs_Birthdate,prs_Nickname,prs_FirstName
            Solongo,Female,17.4.1999,Sola,
            Bat,Masculine,1999-02-30,,,Sola
            """);

    assertThat(reading.faults())
        .extracting(fault -> fault.row() + " " + fault.column())
        .containsExactly(
            "1 prs_Nickname", "1 prs_FirstName", "2 prs_Gender", "2 prs_Birthdate", "3 F");
    assertThat(reading.faults().toString()).doesNotContain("Sola").doesNotContain("Female,");
  }

  @Test
  void takesNoNameForAColumnWhenTheHeaderIsForgotten() {
    ImportReading reading = read(CSV, "Solongo,Zokhiomol,Feminine\n");

    assertThat(reading.faults())
        .extracting(fault -> fault.row() + " " + fault.column())
        .containsExactly("1 A", "1 B", "1 C");
    assertThat(reading.toString()).doesNotContain("Solongo");
  }

  @ParameterizedTest
  @CsvSource({
    "prs_First_Name, Solongo, prs_FirstName, Solongo",
    "prs_Second_Name, Zokhiomol, prs_SecondName, Zokhiomol",
    "vic_Methods_of_Control, 'DebtBondage ', vic_MethodsOfControl, DebtBondage",
    "vic_MethodsOfControl, ThreatOfLawEnforcement RestrictsMovement, vic_MethodsOfControl,"
        + " 'ThreatsLawEnforcement, RestrictsMovement'",
    "vic_MethodsOfControl, PsychoactiveSubstances|UsesChildren|Threats, vic_MethodsOfControl,"
        + " 'PsychoactiveSubstance, UsesChildren, Threats'",
    "vic_RelationshipToTrafficker, Unacquainted, vic_RelationshipToTrafficker, Unaquainted",
    "vic_ForcedLabourIndustry, F_Construction C_Manufacturing, vic_ForcedLabourIndustry,"
        + " 'F_Construction, C_Manufacturing'",
    "vic_TraffickinStatusDecisionMakingOrg, NonPoliceGovernmentalOrganisation,"
        + " vic_TraffickingStatusDecisionMakingOrg, NonPoliceGovernmentalOrganization",
    "per_Organization, A ring, per_Organisation, A ring",
    "Incoming Referral Date, 2026-01-02, cas_IncomingReferralDate, 2026-01-02"
  })
  void mapsTheKnownDefectsOfTheStandard(String column, String cell, String field, String kept) {
    ImportReading reading = read(CSV, column + ",prs_Title\n\"" + cell + "\",Nurse\n");

    assertThat(reading.faults()).isEmpty();
    assertThat(fields(reading)).containsEntry(field, kept);
  }

  @Test
  void readsAListAndAnObject() {
    assertThat(read(JSON, "[{\"prs_FirstName\": \"A\"}, {\"prs_FirstName\": \"B\"}]").people())
        .extracting(ImportReading.Person::row)
        .containsExactly(1, 2);
    assertThat(read(JSON, "{\"prs_First_Name\": \"A\"}").people()).hasSize(1);
    assertThat(read(JSON, "[{\"prs_FirstName\": \"A\"}, 7]").faults())
        .containsExactly(new RowFault(2, "", "An intake file is an object of fields."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "[{}] x", "{\"prs_Title\": \"a\", \"prs_Title\": \"b\"}"})
  void readsNothingOfAFileThatIsNone(String text) {
    ImportReading reading = read(JSON, text);

    assertThat(reading.people()).isEmpty();
    assertThat(reading.faults()).extracting(RowFault::row).containsExactly(0);
  }

  @Test
  void readsNoTextThatIsNotUtf8() {
    byte[] latin = "prs_FirstName\nJos\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(files.read(CSV, latin, TODAY).faults()).extracting(RowFault::row).containsExactly(0);
  }

  @Test
  void readsNoMorePeopleThanOneTransactionOpens() {
    String text = "prs_FirstName\n" + "Solongo\n".repeat(1001);

    assertThat(read(CSV, text).faults()).extracting(RowFault::row).containsExactly(0);
    assertThat(read(CSV, text.substring(0, text.length() - 8)).people()).hasSize(1000);
  }

  @Test
  void readsWhatAFormSends() {
    ImportReading reading =
        read(
            XFORM,
            """
            <?xml version="1.0"?>
            <data id="htcds_xlsform" version="v1" xmlns:orx="http://openrosa.org/xforms">
              <start>2026-02-01T10:00:00</start><end/>
              <group>
                <con_Consent>TRUE</con_Consent>
                <prs_First_Name>Solongo &amp; co</prs_First_Name>
              </group>
              <prs_Birthdate>1999-04-17</prs_Birthdate>
              <vic_Methods_of_Control>DebtBondage FalsePromises</vic_Methods_of_Control>
              <vic_ForcedLabourIndustry>F_Construction</vic_ForcedLabourIndustry>
              <prs_Title/>
              <__version__>v1</__version__>
              <orx:meta><orx:instanceID>uuid:1</orx:instanceID></orx:meta>
            </data>""");

    assertThat(reading.faults()).isEmpty();
    assertThat(fields(reading))
        .isEqualTo(
            Map.of(
                "con_Consent", "true",
                "prs_FirstName", "Solongo & co",
                "prs_Birthdate", "1999-04-17",
                "vic_MethodsOfControl", "DebtBondage, FalsePromises",
                "vic_ForcedLabourIndustry", "F_Construction"));
  }

  /** Every question of the published XLSForm, by the names of its elements. */
  @Test
  void knowsEveryQuestionOfThePublishedForm() {
    String questions =
        """
            con_Consent prs_Salutation prs_First_Name prs_Second_Name prs_Birthdate
            prs_Gender prs_Citizenship prs_Title prs_Email prs_HomePhone prs_MobilePhone
            prs_MailingCity prs_MailingCountry prs_MailingState prs_MailingStreet
            prs_MailingPostalCode vic_MethodOfRecruitment vic_LocationOfRecruitment
            vic_TraffickingStatus vic_TraffickingStatusDecisionMakingOrg
            vic_Methods_of_Control vic_TypeOfExploitation vic_ForcedLabourIndustry
            vic_TypeOfSexExploitation vic_LocationOfExploitation cas_Status
            cas_ReferringOrganisation cas_IncomingReferralDate
            cas_ReferringPrimaryCaseWorker cas_ReasonForIncomingReferral
            cas_IncomingReferralDetails
        """;
    for (String question : questions.strip().split("\\s+", -1)) {
      assertThat(read(XFORM, "<data><%s/></data>".formatted(question)).faults())
          .as(question)
          .containsExactly(new RowFault(0, "", "There is nobody in the file."));
    }
  }

  @Test
  void reportsAQuestionThatTheStandardDoesNotHave() {
    assertThat(read(XFORM, "<data><my_question>secret</my_question></data>").faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault.column()).isEqualTo("my_question"))
        .satisfies(fault -> assertThat(fault.sentence()).doesNotContain("secret"));
  }

  static List<String> attacks() {
    String deep = "<a>".repeat(20_000) + "</a>".repeat(20_000);
    return List.of(
        "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><d><prs_Title>&x;</prs_Title></d>",
        "<!DOCTYPE d SYSTEM \"http://127.0.0.1:9/none.dtd\"><d><prs_Title>a</prs_Title></d>",
        "<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
            + "<d><prs_Title>&b;</prs_Title></d>",
        "<d><prs_Title>&undeclared;</prs_Title></d>",
        "<d><prs_Title>a</prs_Title>",
        deep);
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.MethodSource("attacks")
  void readsNothingBeyondElementsAndText(String document) {
    ImportReading reading = read(XFORM, document);

    assertThat(reading.people()).isEmpty();
    assertThat(reading.faults()).extracting(RowFault::row).containsExactly(0);
  }

  private ImportReading read(ImportForm form, String text) {
    return files.read(form, text.getBytes(StandardCharsets.UTF_8), TODAY);
  }

  private static Map<String, String> fields(ImportReading reading) {
    assertThat(reading.faults()).isEmpty();
    return reading.people().getFirst().intake().fields();
  }
}
