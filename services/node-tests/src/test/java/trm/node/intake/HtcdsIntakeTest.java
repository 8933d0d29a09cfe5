package trm.node.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import trm.node.intake.IntakeReading.NotUnderstood;
import trm.node.intake.IntakeReading.Understood;
import trm.referral.Identity;
import trm.referral.Profile;
import trm.schema.CodeList;

/** Every person in these files is invented. */
class HtcdsIntakeTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

  private final JsonMapper json = new JsonMapper();
  private final HtcdsIntake intake = new HtcdsIntake();

  @Test
  void readsThePersonInTheLawsWords() {
    Understood understood =
        understood(
            """
            {"prs_FirstName": "Солонго", "prs_SecondName": "Зохиомол", "prs_Gender": "Feminine",
             "prs_Birthdate": "1999-04-17", "prs_Citizenship": ["MN", "CN"],
             "prs_IdentityNumber": "INVENTED-1", "prs_PrimaryLanguage": "mon",
             "vic_MethodsOfControl": ["DebtBondage", "WithholdsDocuments"], "con_Consent": true}
            """);
    assertThat(understood.profile()).isEqualTo(new Profile("ADULT_25_PLUS", "FEMALE", false));
    assertThat(understood.identity())
        .isEqualTo(
            new Identity(
                "Зохиомол",
                "Солонго",
                LocalDate.of(1999, 4, 17),
                "FEMALE",
                null,
                "MN",
                "NATIONAL_ID",
                "INVENTED-1"));
    assertThat(understood.fields())
        .containsEntry("vic_MethodsOfControl", "DebtBondage, WithholdsDocuments")
        .containsEntry("con_Consent", "true");
  }

  @Test
  void needsNoNameToHelp() {
    assertThat(understood("{\"prs_FirstName\": null, \"con_Consent\": false}").identity()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "2014-03-03, CHILD_0_11, true",
    "2014-03-02, CHILD_12_15, true",
    "2008-03-03, CHILD_16_17, true",
    "2008-03-02, ADULT_18_24, false",
    "2001-03-02, ADULT_25_PLUS, false"
  })
  void countsTheAgeByTheDay(String birth, String band, boolean minor) {
    Profile profile = understood("{\"prs_Birthdate\": \"" + birth + "\"}").profile();
    assertThat(profile.ageBand()).isEqualTo(band);
    assertThat(profile.minor()).isEqualTo(minor);
    assertThat(CodeList.named("age-bands").contains(band)).isTrue();
  }

  @Test
  void presumesAChildWhenTheAgeIsNotKnown() {
    assertThat(understood("{}").profile()).isEqualTo(new Profile("UNKNOWN", "UNKNOWN", true));
  }

  @Test
  void reportsEveryFaultByItsField() {
    List<FieldFault> faults =
        faults(
            """
            {"prs_FirstNam": "Солонго", "prs_Gender": "Female", "prs_Birthdate": "17.4.1999",
             "vic_MethodsOfControl": ["DebtBondag"], "con_Consent": "yes",
             "prs_NumberOfChildren": "two", "prs_MiddleName": 7, "prs_Citizenship": "MN"}
            """);
    assertThat(faults)
        .extracting(FieldFault::field)
        .containsExactly(
            "prs_FirstNam",
            "prs_Gender",
            "prs_Birthdate",
            "vic_MethodsOfControl",
            "con_Consent",
            "prs_NumberOfChildren",
            "prs_MiddleName",
            "prs_Citizenship");
  }

  @Test
  void saysWhichCodesArePossibleAndRepeatsNoValue() {
    assertThat(faults("{\"prs_Gender\": \"Солонго\"}"))
        .singleElement()
        .satisfies(
            fault ->
                assertThat(fault.sentence())
                    .startsWith("Must be one code. Possible are Feminine, Masculine,")
                    .doesNotContain("Солонго"));
  }

  @Test
  void reportsAFileThatIsNoObject() {
    assertThat(faults("[]")).extracting(FieldFault::field).containsExactly("");
  }

  @Test
  void showsNothingOfAPersonAsText() {
    assertThat(understood("{\"prs_FirstName\": \"Солонго\"}").toString()).isEqualTo("[protected]");
  }

  private Understood understood(String file) {
    return (Understood) intake.read(json.readTree(file), TODAY);
  }

  private List<FieldFault> faults(String file) {
    return ((NotUnderstood) intake.read(json.readTree(file), TODAY)).faults();
  }
}
