package trm.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static trm.referral.CaseFixture.HANDOVER;
import static trm.referral.CaseFixture.HOLD;
import static trm.referral.CaseFixture.atTransit;
import static trm.referral.Nodes.CN;
import static trm.referral.Nodes.MO;
import static trm.referral.Nodes.START;
import static trm.referral.RuleCases.ready;
import static trm.referral.RuleCases.setOut;
import static trm.referral.Story.TODAY;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import trm.referral.AssistanceCommand.TellStatus;
import trm.referral.AssistanceEvent.FollowUpReported;
import trm.referral.Decision.Agreed;
import trm.referral.Decision.Refused;
import trm.referral.HandoverEvent.FeedbackGiven;
import trm.referral.HandoverEvent.NoShow;
import trm.referral.HandoverEvent.UnannouncedArrival;
import trm.referral.LocalEvent.AsylumClaimOpened;
import trm.referral.LocalEvent.MeasureRecorded;
import trm.referral.ProceedingsEvent.HoldTold;
import trm.referral.ProceedingsEvent.ProceedingsNotice;
import trm.referral.SafetyEvent.MissingPerson;
import trm.referral.profile.Laws;
import trm.referral.profile.Term;

/** A coded reason is no way round a search, a claim, a hold or a promise. */
class CaseIsNotClosedOverAnOpenMatterTest {
  private static final MissingPerson MISSING =
      new MissingPerson(START, Guarded.of(true), "CHILD_AUTHORITY");

  @ParameterizedTest
  @ValueSource(strings = {"NO_ACCESS", "RE_MIGRATED", "DUPLICATE", "MOVED"})
  void noReasonClosesTheCaseOfAMissingChild(String reason) {
    assertThat(rules(gone().asks(closing(reason)))).containsExactly("SOP3-CLOSE-04");
  }

  @Test
  void aChildWhoDidNotComeIsMissingBeforeAnybodyReportsIt() {
    CaseFixture travelled = setOut().ofAChild().offered().acceptedBy(CN).departed();
    NoShow noShow = new NoShow(HANDOVER, START, null);

    assertThat(rules(travelled.from(CN, noShow).asks(closing("NO_ACCESS"))))
        .containsExactly("SOP3-CLOSE-04");
  }

  @Test
  void anAdultMayGoWhereSheLikes() {
    CaseFixture travelled = setOut().offered().acceptedBy(CN).departed();

    assertThat(travelled.from(CN, new NoShow(HANDOVER, START, null)).asks(closing("NO_ACCESS")))
        .isInstanceOf(Agreed.class);
  }

  static Stream<ReferralEvent> sightings() {
    return Stream.of(
        new UnannouncedArrival(Guarded.withheld(), START),
        met("YES"),
        met("REFUSED"),
        new MeasureRecorded("M2.4", List.of("SEEN"), Guarded.withheld(), Guarded.withheld()));
  }

  private static FollowUpReported met(String contact) {
    return new FollowUpReported(
        new FollowUpId("f-1"), TODAY, Guarded.of(contact), Guarded.withheld(), null);
  }

  @ParameterizedTest
  @MethodSource("sightings")
  void whoWasSeenSinceIsNotMissing(ReferralEvent seen) {
    assertThat(gone().with(seen).asks(closing("NO_ACCESS"))).isInstanceOf(Agreed.class);
    assertThat(rules(ready().ofAChild().with(seen).with(MISSING).asks(closing("NO_ACCESS"))))
        .containsExactly("SOP3-CLOSE-04");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NO", "MISSING"})
  void whoWasNotReachedWasNotSeen(String contact) {
    assertThat(rules(gone().with(met(contact)).asks(closing("NO_ACCESS"))))
        .containsExactly("SOP3-CLOSE-04");
  }

  /** The warning is written down later, of an earlier day. */
  @Test
  void newsOfASightingMayComeBeforeTheWarning() {
    CaseFixture seen =
        ready()
            .ofAChild()
            .occurredInDays(2)
            .with(new UnannouncedArrival(Guarded.withheld(), START.plus(Duration.ofDays(2))))
            .occurredInDays(1)
            .with(MISSING)
            .occurredInDays(3)
            .afterDays(3);

    assertThat(seen.asks(closing("NO_ACCESS"))).isInstanceOf(Agreed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NO_ACCESS", "RE_MIGRATED", "DUPLICATE", "PLAN_COMPLETED"})
  void noReasonClosesOverAClaimAHoldOrAnOffer(String reason) {
    AsylumClaimOpened claim = new AsylumClaimOpened(Guarded.withheld());

    assertThat(rules(ready().with(claim).asks(closing(reason)))).containsExactly("SOP3-CLOSE-05");
    assertThat(rules(ready().withOpenWitnessHold().asks(closing(reason))))
        .containsExactly("SOP5-CLOSE-02");
    assertThat(rules(setOut().offered().asks(closing(reason)))).containsExactly("SOP4-CLOSE-02");
  }

  @Test
  void whoAcceptedThePersonDoesNotCloseBeforeSheComes() {
    CaseFixture offered = atTransit().clearedForDays(60).offeredBy(MO, false);
    TellStatus closing = new TellStatus(List.of(MO), "CLOSED", "MOVED");

    assertThat(offered.asks(closing)).isInstanceOf(Agreed.class);
    assertThat(rules(offered.acceptedBy(CN).asks(closing))).containsExactly("SOP4-CLOSE-02");
  }

  @Test
  void anotherNodesHoldIsTheMatterOfWhoAnswersForThePerson() {
    CaseFixture handedOver =
        setOut()
            .offered()
            .acceptedBy(CN)
            .departed()
            .arrivedAt(CN)
            .closedBy(MO, CN)
            .from(CN, new FeedbackGiven(HANDOVER, Guarded.withheld(), null));

    assertThat(rules(ready().toldOfAHoldBy(CN).asks(closing("MOVED"))))
        .containsExactly("SOP5-CLOSE-02");
    assertThat(handedOver.from(CN, new HoldTold(HOLD, "NOT_NOW")).asks(closing("MOVED")))
        .isInstanceOf(Agreed.class);
  }

  @Test
  void aDeathClosesTheCaseWhateverStands() {
    CaseFixture onTheWay = setOut().ofAChild().offered().acceptedBy(CN).departed();
    CaseFixture waiting =
        setOut()
            .with(MISSING)
            .with(new AsylumClaimOpened(Guarded.withheld()))
            .withOpenWitnessHold()
            .offered();

    assertThat(onTheWay.asks(closing("DIED"))).isInstanceOf(Agreed.class);
    assertThat(waiting.asks(closing("DIED"))).isInstanceOf(Agreed.class);
  }

  @Test
  void theHeirsOfTheDeadMayStillClaim() {
    CaseFixture judged =
        ready()
            .under(Laws.limiting(Term.COMPENSATION_CLAIM, "1 year"))
            .with(new ProceedingsNotice(new NoticeId("n-1"), "OUTCOME", null, null));

    assertThat(rules(judged.asks(closing("DIED")))).containsExactly("SOP5-CLOSE-01");
    assertThat(judged.asks(closing("NO_ACCESS"))).isInstanceOf(Agreed.class);
  }

  private static CaseFixture gone() {
    return ready().ofAChild().with(MISSING);
  }

  private static TellStatus closing(String reason) {
    return new TellStatus(List.of(CN), "CLOSED", reason);
  }

  private static List<String> rules(Decision decision) {
    return ((Refused) decision).rules().stream().map(BrokenRule::ruleId).toList();
  }
}
