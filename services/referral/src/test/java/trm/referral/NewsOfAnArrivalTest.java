package trm.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static trm.referral.CaseFixture.CODE;
import static trm.referral.CaseFixture.HANDOVER;
import static trm.referral.CaseFixture.atTransit;
import static trm.referral.Nodes.CN;
import static trm.referral.Nodes.MO;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import trm.referral.Decision.Agreed;
import trm.referral.Decision.Refused;
import trm.referral.HandoverCommand.ConfirmArrival;
import trm.referral.HandoverCommand.GiveFeedback;
import trm.referral.HandoverCommand.RecordNoShow;
import trm.referral.HandoverEvent.ArrivalConfirmed;
import trm.referral.HandoverEvent.HandoverOffered;
import trm.referral.HandoverEvent.NoShow;
import trm.referral.SafetyEvent.MissingPerson;
import trm.referral.file.FactList;

/** An arrival is told on its day, or somebody says why not; it is never refused for that. */
class NewsOfAnArrivalTest {

  private static CaseFixture expected() {
    return atTransit().clearedForDays(60).offeredBy(MO, false).acceptedBy(CN);
  }

  private static ConfirmArrival arrival(int days, @Nullable String reason) {
    return new ConfirmArrival(
        HANDOVER, Guarded.of(CODE.code()), Nodes.START.plus(Duration.ofDays(days)), reason);
  }

  private static @Nullable String reason(Decision decision) {
    assertThat(decision).isInstanceOf(Agreed.class);
    return new FactList(((Agreed) decision).facts())
        .last(ArrivalConfirmed.class)
        .orElseThrow()
        .lateReason();
  }

  @Test
  void onItsDayThereIsNothingToSay() {
    assertThat(reason(expected().asks(arrival(0, null)))).isNull();
    assertThat(reason(expected().asks(arrival(0, "OFFICE_CLOSED")))).isNull();
  }

  @Test
  void afterItsDayTheReasonIsTold() {
    assertThat(reason(expected().afterDays(1).asks(arrival(0, "CARE_CAME_FIRST"))))
        .isEqualTo("CARE_CAME_FIRST");
  }

  @Test
  void whoComesAfterTheDayOfTheMeetingIsLateToo() {
    assertThat(reason(expected().afterDays(11).asks(arrival(11, "JOURNEY_DELAYED"))))
        .isEqualTo("JOURNEY_DELAYED");
    assertThat(reason(expected().afterDays(10).asks(arrival(10, null)))).isNull();
  }

  @Test
  void anArrivalWithoutAReasonCountsAllTheSameAndTheNodeIsResponsible() {
    CaseFixture late = expected().afterDays(12);
    Agreed arrived = (Agreed) late.asks(arrival(0, null));

    assertThat(reason(arrived)).isEqualTo("NOT_STATED");
    arrived.facts().forEach(fact -> late.with(fact.event()));
    assertThat(late.referral().authority()).isEqualTo(CN);
    assertThat(late.referral().duty()).contains(CN);
  }

  @Test
  void theSendersDutyEndsWithFeedbackThatSaysWhy() {
    CaseFixture late = expected().afterDays(1);
    ((Agreed) late.asks(arrival(0, null))).facts().forEach(fact -> late.with(fact.event()));

    GiveFeedback silent = new GiveFeedback(HANDOVER, Guarded.of("ARRIVED_WELL"), null);
    assertThat(((Refused) late.asks(silent)).rules())
        .extracting(BrokenRule::ruleId)
        .containsExactly("HANDOVER-FEEDBACK-02");
    assertThat(late.asks(new GiveFeedback(HANDOVER, Guarded.of("ARRIVED_WELL"), "SYSTEM_AWAY")))
        .isInstanceOf(Agreed.class);
  }

  /** The sender still holds while an adult's no-show waits for its reason: nobody is nobody's. */
  @Test
  void aChildWhoDidNotComeIsMissingWhateverIsSaidOfTheDelay() {
    CaseFixture child =
        atTransit().clearedForDays(60).from(MO, offerOfAChild()).acceptedBy(CN).afterDays(3);
    Agreed missed = (Agreed) child.asks(new RecordNoShow(HANDOVER, Nodes.START, null));

    FactList facts = new FactList(missed.facts());
    assertThat(facts.last(NoShow.class).orElseThrow().lateReason()).isEqualTo("NOT_STATED");
    assertThat(facts.any(MissingPerson.class)).isTrue();
    assertThat(expected().afterDays(3).referral().authority()).isEqualTo(MO);
  }

  private static HandoverOffered offerOfAChild() {
    HandoverOffered usual = CaseFixture.offer(MO, 1, false);
    return new HandoverOffered(
        usual.handoverId(),
        usual.epoch(),
        usual.finalDestination(),
        usual.meetingPlace(),
        usual.meetingAt(),
        usual.expiresAt(),
        Guarded.of(List.of()),
        usual.escort(),
        Guarded.of(Story.CHILD),
        usual.language(),
        usual.arrivalCodeSalt(),
        usual.arrivalCodeDigest(),
        null);
  }
}
