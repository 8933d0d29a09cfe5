package trm.node.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import trm.referral.OrganisationKind;
import trm.referral.profile.BilateralAgreement;
import trm.referral.profile.BilateralAgreement.Persons;
import trm.referral.profile.CountryProfile;
import trm.referral.profile.Provisions;
import trm.referral.profile.Recovery;
import trm.referral.profile.Sourced;
import trm.referral.profile.Stages;
import trm.referral.profile.Term;
import trm.referral.profile.TimeLimit;
import trm.referral.profile.WorkingCalendar;

class ProfileFilesTest {
  private static final Path DEPLOY = Path.of("../../deploy/profiles");

  @TempDir Path folder;

  private Path file(String text) throws IOException {
    Path file = folder.resolve("profile.yaml");
    return Files.writeString(file, text);
  }

  @Test
  void aFileThatSaysNothingIsTheNeutralDefault() throws IOException {
    assertThat(ProfileFiles.country(file("territory: MN\n")))
        .isEqualTo(CountryProfile.neutral("MN"));
  }

  @Test
  void everyPartOfAProfileIsRead() throws IOException {
    CountryProfile profile =
        ProfileFiles.country(
            file(
                """
                territory: XX
                order: {codes: [M1.3, M1.1], source: law 1}
                measures:
                  M3.3:
                    applies: {value: false, source: law 2}
                  M1.6:
                    performers: {kinds: [COMPETENT_AUTHORITY, NGO], source: law 3}
                    within: {limit: 3 working days, source: law 4}
                  M2.5:
                    tells: {letters: [A], source: law 5}
                reflection:
                  adults: {period: 45 calendar days, source: law 6}
                  children: {protectionMeasure: true, source: law 7}
                identification: {stages: TWO, source: law 8}
                calendar: {weekend: [FRIDAY], holidays: [2026-07-11], everyYear: ["12-25"], source: law 9}
                lengths:
                  CONSENT_VALIDITY: {limit: 6 months, source: law 10}
                followUps: {limits: [1 month, 1 year], source: law 11}
                escalation: {ladder: [{who: SUPERVISOR, after: 2 working days}], source: law 12}
                retention:
                  proceedings: {limit: 20 years, source: law 13}
                  assistance: {limit: 2 years, source: law 14}
                """));

    assertThat(profile.order().value()).containsExactly("M1.3", "M1.1");
    assertThat(profile.measuresInOrder().subList(0, 3)).containsExactly("M1.3", "M1.1", "M1.2");
    assertThat(profile.terms("M3.3").applies()).isEqualTo(new Sourced<>(false, "law 2"));
    assertThat(profile.terms("M1.6").performers().value())
        .containsExactlyInAnyOrder(OrganisationKind.COMPETENT_AUTHORITY, OrganisationKind.NGO);
    assertThat(profile.terms("M1.6").within())
        .isEqualTo(new Sourced<>(TimeLimit.of("3 working days"), "law 4"));
    assertThat(profile.terms("M2.5").classes().value()).hasSize(1);
    assertThat(profile.adults().value())
        .isEqualTo(new Recovery.ReflectionPeriod(TimeLimit.of("45 calendar days")));
    assertThat(profile.children().value()).isEqualTo(new Recovery.ProtectionMeasure());
    assertThat(profile.identification().value()).isEqualTo(Stages.TWO);
    assertThat(profile.calendar().value().weekend()).containsExactly(DayOfWeek.FRIDAY);
    assertThat(profile.calendar().value().isWorking(LocalDate.parse("2026-07-11"))).isFalse();
    assertThat(profile.calendar().value().isWorking(LocalDate.parse("2031-12-25"))).isFalse();
    assertThat(profile.term(Term.CONSENT_VALIDITY).source()).isEqualTo("law 10");
    assertThat(profile.term(Term.HOLD_REVIEW).isBinding()).isFalse();
    assertThat(profile.followUps().value()).hasSize(2);
    assertThat(profile.ladder().value()).hasSize(1);
    assertThat(new Provisions(profile, List.of(), Period.ofDays(1)).retention().proceedings())
        .isEqualTo(Period.ofYears(20));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "territory: Mongolia",
        "measures: {}",
        "territory: MN\nwaives: [SOP4-RETURN-02]",
        "territory: MN\nmeasures: {M9.9: {applies: {value: false, source: law}}}",
        "territory: MN\nmeasures: {M3.3: {applies: {value: false}}}",
        "territory: MN\nmeasures: {M1.6: {within: {limit: soon, source: law}}}",
        "territory: MN\nmeasures: {M1.6: {performers: {kinds: [], source: law}}}",
        "territory: MN\nlengths: {EVERYTHING: {limit: 1 year, source: law}}",
        "territory: MN\nterritory: CN",
        "territory: MN\norder: {codes: [M9.9], source: law}",
        "territory: MN\norder: {codes: [M1.1, M1.1], source: law}",
        "territory: MN\ncalendar: {weekend: [MONDAY], everyYear: [christmas], source: law}",
        "territory: MN\ncalendar: {weekend: [MONDAY], source: ''}"
      })
  void aFileThatIsWrongIsRefusedByName(String text) throws IOException {
    Path file = file(text);

    assertThatExceptionOfType(InvalidProfileException.class)
        .isThrownBy(() -> ProfileFiles.country(file))
        .withMessageStartingWith(file.toString());
  }

  static Stream<Arguments> safeguardsThatAFileTriesToRemove() {
    return Stream.of(
        Arguments.of("measures: {M2.3: {applies: {value: false, source: law}}}", "consent"),
        Arguments.of("measures: {M4.2: {applies: {value: false, source: law}}}", "both sides"),
        Arguments.of("measures: {M2.5: {tells: {letters: [A, B, D], source: law}}}", "shelter"),
        Arguments.of("measures: {M2.4: {tells: {letters: [A], source: law}}}", "always told"),
        Arguments.of("order: {codes: [M4.4], source: law}", "asylum"),
        Arguments.of("reflection: {adults: {protectionMeasure: true, source: law}}", "adult"));
  }

  @ParameterizedTest
  @MethodSource("safeguardsThatAFileTriesToRemove")
  void aFileThatRemovesASafeguardDoesNotLoadAndIsToldWhy(String text, String why)
      throws IOException {
    Path file = file("territory: MN\n" + text);

    assertThatExceptionOfType(InvalidProfileException.class)
        .isThrownBy(() -> ProfileFiles.country(file))
        .withMessageContaining("No profile")
        .withMessageContaining(why);
  }

  @Test
  void aNodeDoesNotTakeAnotherCountrysProfile() throws IOException {
    Path file = file("territory: MN\n");

    assertThatExceptionOfType(InvalidProfileException.class)
        .isThrownBy(() -> ProfileFiles.provisions("MO", file, null, Period.ofDays(35)))
        .withMessageContaining("MN")
        .withMessageContaining("MO");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mn", "cn", "mo", "th", "la", "mm", "kh", "np"})
  void theShippedExampleLoads(String country) {
    CountryProfile profile =
        ProfileFiles.country(DEPLOY.resolve("countries").resolve(country + ".yaml"));

    assertThat(profile.territory()).isEqualToIgnoringCase(country);
    assertThat(profile.calendar().value().everyYear()).isNotEmpty();
    assertThat(profile.calendar().isBinding()).as("holidays of ours are no law").isFalse();
  }

  @Test
  void theWorkingDaysOfAnExampleLeaveOutItsHolidays() {
    WorkingCalendar macao =
        ProfileFiles.country(DEPLOY.resolve("countries/mo.yaml")).calendar().value();

    assertThat(macao.after(LocalDate.parse("2026-12-23"), TimeLimit.of("1 working day")))
        .as("two holidays and a weekend")
        .isEqualTo(LocalDate.parse("2026-12-28"));
  }

  /** What none of the eight has is shown of a country that does not exist. */
  @Test
  void theInventedExampleShowsEveryKindOfChoice() {
    CountryProfile profile = ProfileFiles.country(DEPLOY.resolve("invented/xx.yaml"));

    assertThat(profile.territory()).isEqualTo("XX");
    assertThat(profile.children().value()).isEqualTo(new Recovery.ProtectionMeasure());
    assertThat(profile.identification().value()).isEqualTo(Stages.TWO);
    assertThat(profile.order().isBinding()).isTrue();
    assertThat(profile.terms("M1.6").performers().value()).contains(OrganisationKind.NGO);
    assertThat(profile.order().source()).isEqualTo("invented for demonstration");
  }

  @Test
  void theShippedAgreementsLoadForAdultsAndForChildrenApart() {
    List<BilateralAgreement> agreements = ProfileFiles.agreements(DEPLOY.resolve("agreements"));

    assertThat(agreements).extracting(BilateralAgreement::id).contains("th-mm-2013", "th-la");
    assertThat(agreements)
        .allSatisfy(
            one ->
                assertThat(agreements)
                    .filteredOn(other -> other.id().equals(one.id()))
                    .extracting(BilateralAgreement::persons)
                    .containsExactlyInAnyOrder(Persons.ADULTS, Persons.CHILDREN));
  }

  @Test
  void anAgreementOfAThirdCountryOrOfNobodyIsRefused() throws IOException {
    Files.writeString(
        folder.resolve("a.yaml"),
        """
        id: a
        territories: [MO, MN]
        persons: ADULTS
        source: invented
        calendars:
          CN: {weekend: [SATURDAY], source: invented}
        """);

    assertThatExceptionOfType(InvalidProfileException.class)
        .isThrownBy(() -> ProfileFiles.agreements(folder))
        .withMessageContaining("third country");
  }
}
