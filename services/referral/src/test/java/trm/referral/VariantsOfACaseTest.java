package trm.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static trm.referral.CaseFixture.aReferral;
import static trm.referral.Nodes.CN;
import static trm.referral.Nodes.MN;
import static trm.referral.Nodes.MO;
import static trm.referral.RuleCases.ready;
import static trm.referral.RuleCases.setOut;
import static trm.referral.Story.TODAY;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trm.referral.AssistanceCommand.TellStatus;
import trm.referral.AssistanceEvent.DecisionTold;
import trm.referral.AssistanceEvent.FactCorrected;
import trm.referral.CaseCommand.RevokeIdentification;
import trm.referral.ConsentCommand.GiveConsent;
import trm.referral.ConsentEvent.ConsentGiven;
import trm.referral.Decision.Agreed;
import trm.referral.Decision.Refused;
import trm.referral.HandoverCommand.RecordNoShow;
import trm.referral.LocalEvent.IdentificationDecided;
import trm.referral.LocalEvent.IntakeRecorded;
import trm.referral.LocalEvent.MeasureRecorded;
import trm.referral.ReturnCommand.ConfirmReturn;
import trm.referral.SafetyEvent.MissingPerson;
import trm.referral.file.FactList;

/** What becomes of a case that does not go the usual way. */
class VariantsOfACaseTest {
  private static final ConfirmReturn CONFIRM = new ConfirmReturn(CaseFixture.PLAN);

  private static CaseFixture denied() {
    return ready().answered(new RequestId("r-3"), "NATIONALITY_AND_IDENTITY", MN, "NOT_CONFIRMED");
  }

  @Test
  void aNationalityThatIsNotConfirmedLeadsToLongerTermHelpAndNeverToALoop() {
    assertThat(rules(denied().asks(Story.verification(MN)))).containsExactly("SOP4-VERIFY-01");
    assertThat(rules(denied().asks(CONFIRM))).containsExactly("SOP4-RETURN-16");

    assertThat(denied().asks(Story.measure("M3.1"))).isInstanceOf(Agreed.class);
    assertThat(denied().asks(Story.measure("M3.2"))).isInstanceOf(Agreed.class);
    assertThat(denied().asks(new TellStatus(List.of(CN), "WAITING", null)))
        .isInstanceOf(Agreed.class);
  }

  @Test
  void aCaseThatNoOtherNodeKnowsIsClosedWithoutTellingAnybody() {
    TellStatus closing = new TellStatus(List.of(), "CLOSED", "SUPPORT_PERIOD_OVER");

    assertThat(CaseFixture.aReferral().asks(closing)).isInstanceOf(Agreed.class);
    assertThat(rules(CaseFixture.aReferral().knowing(CN).asks(closing)))
        .containsExactly("DISCLOSURE-03");
  }

  @Test
  void aThirdCountrysNodeMayBeAskedInstead() {
    assertThat(denied().asks(Story.verification(CN))).isInstanceOf(Agreed.class);
  }

  @Test
  void aCorrectionOpensTheQuestionAgain() {
    CaseFixture corrected =
        denied()
            .with(
                new FactCorrected(
                    new CorrectionId("c-1"),
                    "m-1",
                    Guarded.of(Story.IDENTITY),
                    Guarded.withheld(),
                    Guarded.withheld()));

    assertThat(corrected.asks(Story.verification(MN))).isInstanceOf(Agreed.class);
  }

  @Test
  void aDeathClosesTheCaseThoughNobodyCanGiveFeedback() {
    CaseFixture handedOver = setOut().offered().acceptedBy(CN).departed().arrivedAt(CN);

    assertThat(rules(handedOver.asks(closing("PLAN_COMPLETED")))).containsExactly("SOP4-CLOSE-01");
    assertThat(handedOver.asks(closing("DIED"))).isInstanceOf(Agreed.class);
  }

  private static TellStatus closing(String reason) {
    return new TellStatus(List.of(CN), "CLOSED", reason);
  }

  /** Whoever reads a no where a yes or a no was taken back would act on what nobody decided. */
  @ParameterizedTest
  @ValueSource(strings = {"VICTIM", "PRESUMED_VICTIM", "NOT_A_VICTIM"})
  void helpGoesOnWhenAnIdentificationIsTakenBack(String result) {
    CaseFixture identified =
        ready()
            .with(new IdentificationDecided(new DecisionId("d-1"), Guarded.of(result), List.of()))
            .acting(OrganisationKind.COMPETENT_AUTHORITY);

    Agreed revoked =
        (Agreed) identified.asks(new RevokeIdentification(Guarded.of("new facts"), List.of(CN)));

    assertThat(revoked.notices())
        .singleElement()
        .satisfies(
            notice ->
                assertThat(notice.event())
                    .isInstanceOfSatisfying(
                        DecisionTold.class,
                        told -> assertThat(told.result().held()).contains("REVOKED")));
    revoked.facts().forEach(fact -> identified.with(fact.event()));
    assertThat(identified.asks(Story.measure("M2.5"))).isInstanceOf(Agreed.class);
    assertThat(rules(identified.asks(new RevokeIdentification(Guarded.of("again"), List.of()))))
        .containsExactly("SOP1-REVOCATION-01");
  }

  @Test
  void aChildWhoDoesNotComeIsMissingAtOnceAndAnAdultIsNot() {
    RecordNoShow missed = new RecordNoShow(CaseFixture.HANDOVER, Nodes.START, null);

    Agreed adult = (Agreed) setOut().offered().acceptedBy(CN).departed().asks(missed);
    Agreed child = (Agreed) setOut().ofAChild().offered().acceptedBy(CN).departed().asks(missed);

    assertThat(new FactList(adult.facts()).any(MissingPerson.class)).isFalse();
    assertThat(new FactList(child.facts()).any(MissingPerson.class)).isTrue();
    assertThat(child.notices())
        .filteredOn(notice -> notice.event() instanceof MissingPerson)
        .extracting(Notice::recipient)
        .containsExactlyInAnyOrder(CN, MN);
  }

  /** Eight days before her birthday a guardian consents; on it, the guardian's word is over. */
  @Test
  void whoTurnsEighteenIsAskedHerself() {
    CaseFixture girl = ready().without(IntakeRecorded.class).without(ConsentGiven.class);
    girl.with(intake(TODAY.plusDays(8)))
        .with(new MeasureRecorded("M1.3", List.of("CARER"), Guarded.withheld(), Guarded.withheld()))
        .bestInterests("RETURN")
        .guardianAgrees(true);
    consents(girl, "GUARDIAN");
    assertThat(girl.asks(CONFIRM)).isInstanceOf(Agreed.class);

    girl.afterDays(8).guardianAgrees(false);
    assertThat(rules(girl.asks(CONFIRM))).containsExactly("SOP4-RETURN-01");

    consents(girl, "PERSON");
    assertThat(girl.asks(CONFIRM)).isInstanceOf(Agreed.class);
  }

  private static IntakeRecorded intake(LocalDate adultOn) {
    Identity identity =
        new Identity("Zokhiomol", "Temuulen", adultOn.minusYears(18), "F", null, "MN", null, null);
    return new IntakeRecorded(
        Guarded.of(Story.CHILD), Guarded.of(identity), Guarded.withheld(), Guarded.withheld());
  }

  private static void consents(CaseFixture girl, String giver) {
    GiveConsent consent =
        new GiveConsent(
            Story.SUBJECT,
            giver,
            Story.PURPOSES,
            List.of("cn-transit", "mn-origin"),
            Story.CLASSES,
            List.of(),
            "mn",
            true,
            null,
            Nodes.START,
            Nodes.START.plus(Duration.ofDays(200)),
            null);
    FactList facts = new FactList(((Agreed) girl.asks(consent)).facts());
    girl.from(MO, under(giver, facts.last(ConsentGiven.class).orElseThrow()));
  }

  /** The fixture's fresh id is always the same one, and a consent told twice is one. */
  private static ConsentGiven under(String id, ConsentGiven given) {
    return new ConsentGiven(
        new ConsentId(id),
        given.subject(),
        given.givenBy(),
        given.purposes(),
        given.receivers(),
        given.classes(),
        given.exceptions(),
        given.language(),
        given.interpreter(),
        given.evidenceDigest(),
        given.validFrom(),
        given.validUntil(),
        null);
  }

  @Test
  void anAgeThatCannotBeReadIsAChilds() {
    CaseFixture unknown = aReferral().without(IntakeRecorded.class);

    assertThat(rules(unknown.asks(Story.consent()))).contains("CHILD-01", "CHILD-02");
  }

  private static List<String> rules(Decision decision) {
    return ((Refused) decision).rules().stream().map(BrokenRule::ruleId).toList();
  }
}
