package trm.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static trm.referral.Nodes.CN;
import static trm.referral.Nodes.MO;
import static trm.referral.RuleCases.setOut;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import trm.referral.Decision.Agreed;
import trm.referral.HandoverCommand.RecordNoShow;
import trm.referral.HandoverEvent.NoShow;
import trm.referral.deadline.Deadline;
import trm.referral.deadline.Deadline.State;
import trm.referral.deadline.Deadlines;
import trm.scenario.Answer;
import trm.scenario.Protection;
import trm.scenario.Scenario;
import trm.scenario.Taken;

/** The person is expected ten days from now. Both copies of the case are asked the same. */
class ArrivalTheSameDayTest {
  private static final Instant EXPECTED = Nodes.START.plus(Duration.ofDays(10));
  private static final Instant AN_HOUR_LATER = EXPECTED.plus(Duration.ofHours(1));

  private final CaseFixture sender = setOut().offered().acceptedBy(CN).departed();
  private final CaseFixture receiver =
      CaseFixture.atTransit().offeredBy(MO, false).acceptedBy(CN).departed();

  @Scenario(
      number = "S25",
      situation = "The person does not arrive where she is expected.",
      holds = "Both sides are alarmed the same day, and the sender answers for her still.",
      without =
          @Protection(
              value = "the hour at which she is expected is watched at both",
              taken =
                  @Taken(
                      in = "trm.referral.deadline.HandoverDeadlines",
                      method = "expected",
                      answers = Answer.NOTHING)))
  void whoDoesNotArriveIsOverdueTheSameDayAtBothAndTheSenderStillHolds() {
    for (CaseFixture copy : List.of(sender, receiver)) {
      assertThat(arrival(copy).state(EXPECTED.minusSeconds(1))).isEqualTo(State.OPEN);
      assertThat(arrival(copy).state(AN_HOUR_LATER)).isEqualTo(State.OVERDUE);
      assertThat(arrival(copy).owedBy()).isEqualTo(CN);
      assertThat(copy.referral().duty()).contains(MO);
    }
  }

  @Scenario(
      number = "S25",
      situation = "The receiver has waited for her in vain.",
      holds =
          "It says so the same day and not before her hour; with that nobody waits any longer, and the sender holds on.",
      without = {
        @Protection(
            value = "nobody is missed before the hour at which she is expected",
            taken =
                @Taken(
                    in = "trm.referral.sop.Rule",
                    method = "tried",
                    where = "id=HANDOVER-NOSHOW-02,",
                    answers = Answer.NOTHING)),
        @Protection(
            value = "the word that she did not come ends the wait for her",
            taken =
                @Taken(
                    in = "trm.referral.deadline.HandoverDeadlines",
                    method = "told",
                    answers = Answer.ITS_ARGUMENT))
      })
  void theReceiverSaysSoTheSameDayAndTheSenderHoldsOn() {
    RecordNoShow missed = new RecordNoShow(CaseFixture.HANDOVER, EXPECTED, null);
    assertThat(receiver.afterDays(9).asks(missed))
        .as("before she is expected")
        .isInstanceOf(Decision.Refused.class);
    assertThat(receiver.afterDays(10).asks(missed)).isInstanceOf(Agreed.class);

    NoShow told = new NoShow(CaseFixture.HANDOVER, EXPECTED, null);
    assertThat(sender.afterDays(10).hears(CN, 1, told)).isInstanceOf(Agreed.class);
    CaseFixture after = sender.from(CN, told);
    assertThat(arrival(after).isOwed()).isFalse();
    assertThat(after.referral().duty()).contains(MO);
    assertThat(after.referral().authority()).isEqualTo(MO);
  }

  private static Deadline arrival(CaseFixture copy) {
    Optional<Deadline> watched =
        Deadlines.of(copy.referral(), Nodes.PROVISIONS, Nodes.DIRECTORY)
            .find(new DeadlineId("arrival:" + CaseFixture.HANDOVER));
    assertThat(watched).as("she is waited for").isPresent();
    return watched.orElseThrow();
  }
}
