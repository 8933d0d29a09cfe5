package trm.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static trm.referral.CaseFixture.HANDOVER;
import static trm.referral.CaseFixture.aReferral;
import static trm.referral.CaseFixture.atOrigin;
import static trm.referral.Nodes.CN;
import static trm.referral.Nodes.MN;
import static trm.referral.Nodes.MO;
import static trm.referral.Nodes.START;
import static trm.referral.Story.TODAY;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import trm.referral.AssistanceEvent.DataAdded;
import trm.referral.AssistanceEvent.FactCorrected;
import trm.referral.AssistanceEvent.RequestMade;
import trm.referral.ConsentCommand.GiveConsent;
import trm.referral.Decision.Agreed;
import trm.referral.Decision.Refused;
import trm.referral.HandoverCommand.RecordNoShow;
import trm.referral.HandoverEvent.Departed;
import trm.referral.HandoverEvent.HandoverOffered;
import trm.referral.LocalEvent.IntakeRecorded;
import trm.referral.ReturnCommand.ConfirmReturn;
import trm.referral.SafetyCommand.ReportMissing;
import trm.referral.SafetyEvent.MissingPerson;
import trm.referral.consent.Purposes;
import trm.referral.file.FactList;

/** Who is a child is one question with one answer, whichever node and whichever rule asks it. */
class AgeIsReadAlikeTest {
  private static final Profile UNKNOWN = new Profile("UNKNOWN", "F", false);
  private static final Profile UNSURE_MINOR = new Profile("UNKNOWN", "F", true);
  private static final ConfirmReturn CONFIRM = new ConfirmReturn(CaseFixture.PLAN);
  private static final LocalDate GROWN_UP = TODAY.minusYears(25);
  private static final LocalDate UNDERAGE = TODAY.minusYears(15);

  @Test
  void aChildWhoHasComeHomeDoesNotConsentAloneThere() {
    assertThat(rules(atHome(Story.CHILD).asks(Story.consent()))).containsExactly("CHILD-01");
    assertThat(atHome(Story.CHILD).asks(by("LEGAL_REPRESENTATIVE"))).isInstanceOf(Agreed.class);
    assertThat(atHome(Story.ADULT).asks(Story.consent())).isInstanceOf(Agreed.class);
  }

  @Test
  void atTheOriginTheToldProfileSaysWhoIsGrownUp() {
    assertThat(isChild(atHome(Story.ADULT))).isFalse();
    assertThat(isChild(atHome(Story.CHILD))).isTrue();
    assertThat(isChild(atHome(UNKNOWN))).isTrue();
    assertThat(isChild(atHome(null))).isTrue();
  }

  @Test
  void whoeverWaitsForHerKnowsFromTheOfferAloneWhoIsGrownUp() {
    assertThat(isChild(offeredAs(false))).isFalse();
    assertThat(isChild(offeredAs(true))).isTrue();
    assertThat(isChild(offeredAs(null))).isTrue();
    assertThat(isMissing(offeredAs(false).acceptedBy(MN))).isFalse();
    assertThat(isMissing(offeredAs(true).acceptedBy(MN))).isTrue();
    assertThat(isMissing(offeredAs(null).acceptedBy(MN))).isTrue();
  }

  @Test
  void theOffersWordIsTheWeakestSaveWhereItSaysChild() {
    assertThat(isChild(offeredAs(false).from(MO, leaving(born(UNDERAGE))))).isTrue();
    assertThat(isChild(offeredAs(true).from(MO, leaving(born(GROWN_UP))))).isFalse();
    assertThat(isChild(offeredAs(true).from(MO, offer(Story.ADULT)))).isTrue();
  }

  @Test
  void theOfferSaysWhatItsSenderKnowsAndNothingOfWhatItPresumes() {
    assertThat(minorIn(RuleCases.setOut())).isFalse();
    assertThat(
            minorIn(
                RuleCases.setOut()
                    .without(IntakeRecorded.class)
                    .bestInterests("RETURN")
                    .guardianAgrees(true)))
        .isNull();
  }

  private static @Nullable Boolean minorIn(CaseFixture file) {
    Agreed offered = (Agreed) file.asks(Story.offer(false, CN));
    return new FactList(offered.facts()).last(HandoverOffered.class).orElseThrow().minor();
  }

  private static CaseFixture offeredAs(@Nullable Boolean minor) {
    return CaseFixture.atOrigin().from(MO, offer(null, minor));
  }

  @Test
  void whoseDateOfBirthWasToldWithTheDepartureIsMissingAtOnceIfItIsAChilds() {
    assertThat(isMissing(expected(null).from(MO, leaving(born(UNDERAGE))))).isTrue();
    assertThat(isMissing(expected(null).from(MO, leaving(born(GROWN_UP))))).isFalse();
  }

  @Test
  void ofWhomNothingWasToldMayBeAChildAndIsMissingAtOnce() {
    assertThat(isMissing(expected(null))).isTrue();
    assertThat(isMissing(expected(UNKNOWN))).isTrue();
    assertThat(isMissing(expected(Story.ADULT))).isFalse();
  }

  @Test
  void aToldChildIsReportedMissingWithoutAskingAnybodyFirst() {
    ReportMissing missing = new ReportMissing(START, Guarded.of(false), "NGO_ONLY");

    assertThat(expected(Story.CHILD).asks(missing)).isInstanceOf(Agreed.class);
    assertThat(rules(expected(Story.ADULT).asks(missing))).containsExactly("SAFETY-MISSING-01");
  }

  @Test
  void whatAPeerStatesMakesNoChildOlder() {
    assertThat(isChild(recorded(UNKNOWN, UNDERAGE).from(MN, adding(born(GROWN_UP))))).isTrue();
    assertThat(isChild(recorded(UNKNOWN, GROWN_UP).from(MN, adding(born(UNDERAGE))))).isTrue();
    assertThat(isChild(recorded(UNKNOWN, UNDERAGE).with(adding(born(GROWN_UP))))).isFalse();
  }

  private static DataAdded adding(Identity identity) {
    return new DataAdded(
        new RequestId("r-1"),
        Guarded.of(identity),
        Guarded.withheld(),
        Guarded.withheld(),
        Guarded.withheld());
  }

  @Test
  void anUnknownAgeIsAChildsUntilSomebodyKnowsIt() {
    CaseFixture unknown = recorded(UNKNOWN, null);
    assertThat(isChild(unknown)).isTrue();

    assertThat(isChild(unknown.with(asking(Story.ADULT)))).isFalse();
  }

  @Test
  void aProfileThatSaysChildOutweighsOneThatDoesNot() {
    assertThat(isChild(recorded(Story.CHILD, null).with(asking(Story.ADULT)))).isTrue();
    assertThat(isChild(recorded(new Profile("CHILD_16_17", "F", false), null))).isTrue();
  }

  @Test
  void aDateInAPassportDoesNotMakeAnAdultOfOneWhoWasFoundToBeAChild() {
    assertThat(isChild(recorded(Story.CHILD, GROWN_UP))).isTrue();
    assertThat(isChild(recorded(UNSURE_MINOR, GROWN_UP))).isTrue();
    assertThat(isChild(recorded(Story.ADULT, GROWN_UP))).isFalse();
    assertThat(isChild(recorded(Story.ADULT, UNDERAGE))).isTrue();
  }

  @Test
  void theDateCountsOnceItIsCorrectedOrFoundInTheRegisters() {
    CaseFixture corrected =
        recorded(Story.CHILD, GROWN_UP)
            .with(
                new FactCorrected(
                    new CorrectionId("c-1"),
                    "entry-1",
                    Guarded.of(born(GROWN_UP.plusDays(1))),
                    Guarded.withheld(),
                    Guarded.withheld()));
    CaseFixture found =
        recorded(Story.CHILD, GROWN_UP)
            .answered(new RequestId("r-1"), "NATIONALITY_AND_IDENTITY", MN, "CONFIRMED");

    assertThat(isChild(corrected)).isFalse();
    assertThat(isChild(found)).isFalse();
    assertThat(isChild(corrected.with(asking(Story.CHILD)))).isTrue();
  }

  @Test
  void whoWasAChildWhenItWasSaidGrowsUpOnHerBirthday() {
    CaseFixture girl = recorded(Story.CHILD, TODAY.plusDays(8).minusYears(18));

    assertThat(girl.referral().care().isPresumedChild(TODAY.plusDays(7))).isTrue();
    assertThat(girl.referral().care().isPresumedChild(TODAY.plusDays(8))).isFalse();
  }

  @Test
  void aLaterWordWithoutADateLeavesTheDate() {
    CaseFixture girl = recorded(Story.ADULT, UNDERAGE).with(leaving(born(null)));

    assertThat(isChild(girl)).isTrue();
  }

  @Test
  void aGuardianSpeaksForNoAdultThoughNobodyKnowsHerBirthday() {
    CaseFixture woman = recorded(Story.ADULT, null);

    assertThat(rules(woman.asks(by("GUARDIAN")))).containsExactly("CHILD-09");
    assertThat(woman.asks(by("LEGAL_REPRESENTATIVE"))).isInstanceOf(Agreed.class);
  }

  /** The word that let the girl go home does not let the woman be sent there. */
  @Test
  void theGuardiansConsentIsOverOnceAProfileSaysThatSheIsGrownUp() {
    CaseFixture girl = asGuarded(null, "GUARDIAN");

    assertThat(rules(girl.asks(CONFIRM))).doesNotContain("SOP4-RETURN-01");
    assertThat(isPermitted(girl)).isTrue();

    CaseFixture woman = asGuarded(Story.ADULT, "GUARDIAN");
    assertThat(rules(woman.asks(CONFIRM))).contains("SOP4-RETURN-01");
    assertThat(isPermitted(woman)).isFalse();
    assertThat(isPermitted(asGuarded(Story.ADULT, "LEGAL_REPRESENTATIVE"))).isTrue();
    assertThat(isPermitted(asGuarded(Story.ADULT, "PERSON"))).isTrue();
  }

  private static CaseFixture asGuarded(@Nullable Profile later, String giver) {
    CaseFixture girl = recorded(UNSURE_MINOR, null).with(CaseFixture.consent(giver));
    return later == null ? girl : girl.with(asking(later));
  }

  private static boolean isPermitted(CaseFixture file) {
    return file.referral()
        .consents()
        .permitting(Nodes.DIRECTORY.find(MN).orElseThrow(), Set.of(), Purposes.RETURN, START)
        .isPresent();
  }

  @Test
  void aPeersCorrectionMakesNobodyGrownUpThatNobodyHereLookedAt() {
    CaseFixture girl = recorded(Story.CHILD, UNDERAGE).from(CN, correcting(GROWN_UP));

    assertThat(isChild(girl)).isTrue();
    assertThat(isChild(girl.with(correcting(GROWN_UP)))).isFalse();
    assertThat(
            isChild(
                recorded(Story.CHILD, UNDERAGE)
                    .from(CN, correcting(GROWN_UP))
                    .with(correcting(UNDERAGE))))
        .isTrue();
    assertThat(isChild(recorded(UNKNOWN, null).from(CN, correcting(GROWN_UP)))).isTrue();
    assertThat(isChild(recorded(Story.CHILD, GROWN_UP).from(CN, correcting(GROWN_UP.plusDays(1)))))
        .as("nor does it settle a doubt")
        .isTrue();
  }

  @Test
  void aPeersCorrectionCountsWhereItFoundHerInItsRegisters() {
    RequestId asked = new RequestId("r-1");
    String kind = "NATIONALITY_AND_IDENTITY";

    assertThat(
            isChild(
                recorded(Story.CHILD, UNDERAGE)
                    .from(MN, correcting(GROWN_UP))
                    .answered(asked, kind, MN, "CONFIRMED")))
        .isFalse();
    assertThat(
            isChild(
                recorded(Story.CHILD, UNDERAGE)
                    .answered(asked, kind, MN, "CONFIRMED")
                    .from(MN, correcting(GROWN_UP))))
        .isFalse();
    assertThat(
            isChild(
                recorded(Story.CHILD, UNDERAGE)
                    .from(CN, correcting(GROWN_UP))
                    .answered(asked, kind, MN, "CONFIRMED")))
        .as("another's word")
        .isTrue();
  }

  @Test
  void aPeersCorrectionAlwaysMakesAChild() {
    assertThat(isChild(recorded(Story.ADULT, GROWN_UP).from(CN, correcting(UNDERAGE)))).isTrue();
    assertThat(isChild(recorded(Story.ADULT, null).from(CN, correcting(UNDERAGE)))).isTrue();
  }

  @Test
  void anOfferDoesNotUnsayTheProfileThatSaidChild() {
    CaseFixture girl =
        recorded(Story.CHILD, null).from(MO, offer(null, false)).with(asking(UNKNOWN));

    assertThat(isChild(girl)).isTrue();
    assertThat(isChild(recorded(UNSURE_MINOR, null).from(MO, offer(null, false)))).isFalse();
  }

  private static FactCorrected correcting(LocalDate birth) {
    return new FactCorrected(
        new CorrectionId("c-1"),
        "entry-1",
        Guarded.of(born(birth)),
        Guarded.withheld(),
        Guarded.withheld());
  }

  private static boolean isChild(CaseFixture referral) {
    return referral.referral().care().isPresumedChild(TODAY);
  }

  private static boolean isMissing(CaseFixture referral) {
    Agreed missed = (Agreed) referral.asks(new RecordNoShow(HANDOVER, START, null));
    return new FactList(missed.facts()).any(MissingPerson.class);
  }

  private static CaseFixture atHome(@Nullable Profile profile) {
    return expected(profile).arrivedAt(MN);
  }

  private static CaseFixture expected(@Nullable Profile profile) {
    return atOrigin().from(MO, offer(profile)).acceptedBy(MN);
  }

  private static CaseFixture recorded(Profile profile, @Nullable LocalDate birth) {
    return aReferral()
        .without(IntakeRecorded.class)
        .with(
            new IntakeRecorded(
                Guarded.of(profile),
                Guarded.of(born(birth)),
                Guarded.withheld(),
                Guarded.withheld()));
  }

  private static Identity born(@Nullable LocalDate birth) {
    return new Identity("Zokhiomol", "Temuulen", birth, null, null, null, null, null);
  }

  private static Departed leaving(Identity identity) {
    return new Departed(HANDOVER, START, Guarded.of(identity), Guarded.withheld());
  }

  private static RequestMade asking(Profile profile) {
    return new RequestMade(
        new RequestId("r-2"),
        "CAPACITY",
        Story.dueBy(),
        Guarded.of(profile),
        Guarded.withheld(),
        Guarded.withheld(),
        Guarded.withheld(),
        Guarded.withheld(),
        Guarded.withheld(),
        Guarded.withheld());
  }

  private static HandoverOffered offer(@Nullable Profile profile) {
    return offer(profile, null);
  }

  private static HandoverOffered offer(@Nullable Profile profile, @Nullable Boolean minor) {
    HandoverOffered usual = CaseFixture.offer(MO, 1, true);
    return new HandoverOffered(
        usual.handoverId(),
        usual.epoch(),
        usual.finalDestination(),
        usual.meetingPlace(),
        usual.meetingAt(),
        usual.expiresAt(),
        usual.capacities(),
        usual.escort(),
        profile == null ? Guarded.withheld() : Guarded.of(profile),
        usual.language(),
        usual.arrivalCodeSalt(),
        usual.arrivalCodeDigest(),
        minor);
  }

  private static GiveConsent by(String giver) {
    GiveConsent usual = Story.consent();
    return new GiveConsent(
        usual.subject(),
        giver,
        usual.purposes(),
        usual.receivers(),
        usual.classes(),
        usual.exceptions(),
        usual.language(),
        usual.interpreter(),
        usual.evidenceDigest(),
        usual.validFrom(),
        usual.validUntil(),
        null);
  }

  private static List<String> rules(Decision decision) {
    return ((Refused) decision).rules().stream().map(BrokenRule::ruleId).toList();
  }
}
