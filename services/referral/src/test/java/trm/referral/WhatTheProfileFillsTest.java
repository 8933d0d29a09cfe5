package trm.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static trm.referral.CaseFixture.aReferral;
import static trm.referral.Nodes.MN;
import static trm.referral.Nodes.MO;
import static trm.referral.RuleCases.ready;
import static trm.referral.Story.TODAY;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import trm.referral.AssistanceCommand.RecordFollowUp;
import trm.referral.AssistanceCommand.RequestVerification;
import trm.referral.AssistanceCommand.TellStatus;
import trm.referral.AssistanceEvent.FollowUpReported;
import trm.referral.AssistanceEvent.RequestMade;
import trm.referral.CaseCommand.GrantReflectionPeriod;
import trm.referral.Decision.Agreed;
import trm.referral.Decision.Refused;
import trm.referral.LocalEvent.HoldPlaced;
import trm.referral.LocalEvent.ReflectionPeriodGranted;
import trm.referral.ProceedingsCommand.PlaceHold;
import trm.referral.profile.BilateralAgreement;
import trm.referral.profile.BilateralAgreement.Persons;
import trm.referral.profile.CountryProfile;
import trm.referral.profile.Laws;
import trm.referral.profile.Provisions;
import trm.referral.profile.Sourced;
import trm.referral.profile.Term;
import trm.referral.profile.TimeLimit;
import trm.referral.profile.WorkingCalendar;

/**
 * What a caller leaves open, the profile fills; an agreement with the other country goes before.
 */
class WhatTheProfileFillsTest {
  private static final GrantReflectionPeriod REFLECTION = new GrantReflectionPeriod(TODAY, null);
  private static final RequestVerification VERIFICATION =
      new RequestVerification(
          MN,
          "NATIONALITY_AND_IDENTITY",
          null,
          Guarded.withheld(),
          Guarded.of(Story.IDENTITY),
          Guarded.withheld(),
          Guarded.withheld(),
          List.of());

  @Test
  void theEndOfAReflectionPeriodIsTheLawsOrTheNeutralDefault() {
    assertThat(only(ReflectionPeriodGranted.class, aReferral().asks(REFLECTION)).endsOn())
        .isEqualTo(TODAY.plusDays(30));
    Sourced<trm.referral.profile.Recovery> aDay =
        new Sourced<>(
            new trm.referral.profile.Recovery.ReflectionPeriod(TimeLimit.of("1 calendar day")),
            Laws.LAW);
    CountryProfile short1 =
        Laws.recovering(aDay, aDay, CountryProfile.neutral("MO").identification());
    assertThat(
            only(ReflectionPeriodGranted.class, aReferral().under(short1).asks(REFLECTION))
                .endsOn())
        .isEqualTo(TODAY.plusDays(1));
  }

  @Test
  void aNeutralDefaultRefusesNothing() {
    assertThat(aReferral().asks(new GrantReflectionPeriod(TODAY, TODAY.plusDays(7))))
        .isInstanceOf(Agreed.class);
    assertThat(aReferral().asks(Story.hold("HEALTH", "DOCTOR-1", 300))).isInstanceOf(Agreed.class);
  }

  @Test
  void aChildWithAProtectionMeasureIsGrantedNoPeriodByOmission() {
    assertThat(aReferral().ofAChild().under(Laws.likeBulgaria()).asks(REFLECTION))
        .isInstanceOfSatisfying(
            Decision.Refused.class,
            refused ->
                assertThat(refused.rules()).extracting("ruleId").contains("SOP1-REFLECTION-03"));
  }

  @Test
  void anAnswerIsDueByTheMeasuresLimit() {
    assertThat(dueBy(ready())).isEqualTo(Nodes.START.plus(Duration.ofDays(15)));
    assertThat(dueBy(ready().under(Laws.due("M4.4", "2 working days"))))
        .isEqualTo(Nodes.START.plus(Duration.ofDays(2)));
  }

  @Test
  void anAgreementGoesBeforeTheProfileAndCountsBothCalendars() {
    Provisions agreed =
        new Provisions(
            Laws.due("M4.4", "2 working days"),
            List.of(
                agreement(Persons.ADULTS, "5 working days"), agreement(Persons.CHILDREN, "1 hour")),
            Period.ofDays(35));

    assertThat(dueBy(ready().under(agreed)))
        .as("from Monday, with a Wednesday that Mongolia does not work in this invented agreement")
        .isEqualTo(Nodes.START.plus(Duration.ofDays(8)));
    assertThat(dueBy(ready().ofAChild().bestInterests("RETURN").guardianAgrees(true).under(agreed)))
        .isEqualTo(Nodes.START.plus(Duration.ofHours(1)));
  }

  @Test
  void afterAReturnTheAgreementSaysWhenSheIsAskedAgain() {
    CaseFixture agreed = returned(CountryProfile.neutral("MN"), "invented");

    assertThat(only(FollowUpReported.class, agreed.asks(followUp(null))).nextDueOn())
        .isEqualTo(TODAY.plusDays(14));
    assertThat(agreed.asks(followUp(TODAY.plusDays(14)))).isInstanceOf(Agreed.class);
    assertThat(((Refused) agreed.asks(followUp(TODAY.plusDays(15)))).rules())
        .extracting(BrokenRule::ruleId)
        .containsExactly("SOP3-FOLLOWUP-02");
    assertThat(((Refused) agreed.asks(new TellStatus(List.of(MO), "CLOSED", "MOVED"))).rules())
        .extracting(BrokenRule::ruleId)
        .contains("SOP3-CLOSE-03");
  }

  @Test
  void anAgreementsNeutralDefaultFillsAndRefusesNothing() {
    CaseFixture suggested = returned(CountryProfile.neutral("MN"), Sourced.NEUTRAL);

    assertThat(only(FollowUpReported.class, suggested.asks(followUp(null))).nextDueOn())
        .isEqualTo(TODAY.plusDays(14));
    assertThat(suggested.asks(followUp(TODAY.plusDays(15)))).isInstanceOf(Agreed.class);
  }

  @Test
  void whatNoLawGivesInAnAgreementDoesNotReplaceWhatOneGivesInTheProfile() {
    CountryProfile own = Laws.followingUp("7 calendar days", "28 calendar days");
    Provisions provisions =
        new Provisions(own, List.of(following(Sourced.NEUTRAL)), Period.ofDays(35));

    assertThat(provisions.followUps("MN", false)).isEqualTo(own.followUps());
  }

  private static RecordFollowUp followUp(@Nullable LocalDate next) {
    return new RecordFollowUp(
        List.of(), TODAY, Guarded.of("YES"), Guarded.of(List.of("SAFE")), next);
  }

  /** She came home from the other country of the agreement. */
  private static CaseFixture returned(CountryProfile profile, String source) {
    return CaseFixture.atOrigin()
        .offeredBy(MO, true)
        .acceptedBy(MN)
        .arrivedAt(MN)
        .under(new Provisions(profile, List.of(following(source)), Period.ofDays(35)));
  }

  private static BilateralAgreement following(String source) {
    return new BilateralAgreement(
        "invented-mo-mn-2026",
        Set.of("MO", "MN"),
        Persons.ADULTS,
        "invented",
        Map.of(),
        Map.of(),
        Map.of(),
        new Sourced<>(List.of(TimeLimit.of("14 calendar days"), TimeLimit.of("2 months")), source));
  }

  private static BilateralAgreement agreement(Persons persons, String limit) {
    WorkingCalendar mongolia =
        new WorkingCalendar(
            Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), Set.of(TODAY.plusDays(2)));
    return new BilateralAgreement(
        "invented-mo-mn-2026",
        Set.of("MO", "MN"),
        persons,
        "invented",
        Map.of("M4.4", new Sourced<>(TimeLimit.of(limit), "invented")),
        Map.of(),
        Map.of("MN", new Sourced<>(mongolia, "invented")),
        null);
  }

  @Test
  void aHoldIsLookedAtAgainByTheProfilesLength() {
    PlaceHold hold = new PlaceHold(Guarded.of("HEALTH"), Guarded.of("DOCTOR-1"), null);

    assertThat(only(HoldPlaced.class, aReferral().asks(hold)).reviewOn())
        .isEqualTo(TODAY.plusDays(30));
    assertThat(
            only(
                    HoldPlaced.class,
                    aReferral().under(Laws.limiting(Term.HOLD_REVIEW, "2 working days")).asks(hold))
                .reviewOn())
        .isEqualTo(TODAY.plusDays(2));
  }

  private static Instant dueBy(CaseFixture referral) {
    return only(RequestMade.class, referral.asks(VERIFICATION)).dueBy();
  }

  private static <E extends ReferralEvent> E only(Class<E> type, Decision decision) {
    return ((Agreed) decision)
        .facts().stream()
            .map(Fact::event)
            .filter(type::isInstance)
            .map(type::cast)
            .findFirst()
            .orElseThrow();
  }
}
