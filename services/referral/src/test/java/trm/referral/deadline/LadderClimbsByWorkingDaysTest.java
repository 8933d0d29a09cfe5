package trm.referral.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static trm.referral.deadline.Months.HANDOVER;
import static trm.referral.deadline.Months.MN;
import static trm.referral.deadline.Months.aCase;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import trm.referral.HandoverEvent.HandoverAccepted;
import trm.referral.LocalEvent.EscalationRaised;

/**
 * An offer to Mongolia that nobody answers, watched hour by hour for two months. It is due on
 * Wednesday, 11 March; each country has a holiday of its own, on the 5th and on the 9th.
 */
class LadderClimbsByWorkingDaysTest {
  private static final String OFFER = "offer:handover-1:mn-origin";

  @Test
  void eachRungIsReachedOnceInOrderOnDaysOnWhichBothCountriesWork() {
    Months months = offered();

    assertThat(watch(months, "2026-03-02T12:00:00Z", "2026-05-02T12:00:00Z"))
        .containsExactly(
            "2026-03-12T12:00:00Z OFFICER",
            "2026-03-16T12:00:00Z SUPERVISOR",
            "2026-03-20T12:00:00Z NATIONAL_COORDINATOR",
            "2026-03-25T12:00:00Z FOCAL_POINT_ALTERNATE");
    assertThat(months.deadlines().nextRungAt(months.deadline(OFFER))).isEmpty();
  }

  @Test
  void holidaysOfEitherCountryKeepARungWaiting() {
    Months early = aCase().under(Months.withHolidays());

    assertThat(watch(early, "2026-03-02T12:00:00Z", "2026-03-12T00:00:00Z"))
        .as("due on Wednesday the 4th; the 5th is a holiday at home, Mongolia's 9th does not count")
        .contains("2026-03-06T10:00:00Z OFFICER", "2026-03-10T10:00:00Z SUPERVISOR");
  }

  @Test
  void aNodeThatWasAwayClimbsAllTheRungsThatItMissed() {
    Months months = offered();
    Deadline offer = months.deadline(OFFER);

    assertThat(months.deadlines().toRaise(offer, Instant.parse("2026-03-20T13:00:00Z")))
        .extracting(EscalationRaised::rung)
        .containsExactly("OFFICER", "SUPERVISOR", "NATIONAL_COORDINATOR");
  }

  @Test
  void aLateAnswerEndsTheClimb() {
    Months months = offered();
    watch(months, "2026-03-02T12:00:00Z", "2026-03-17T12:00:00Z");
    months.by(MN, "2026-03-17T12:00:00Z", "M4.9", new HandoverAccepted(HANDOVER, "a", "b"));

    assertThat(watch(months, "2026-03-17T12:00:00Z", "2026-05-02T12:00:00Z")).isEmpty();
    Deadline answered = months.deadline(OFFER);
    assertThat(answered.state(Instant.MAX)).isEqualTo(Deadline.State.ANSWERED_LATE);
    assertThat(answered.endedAt()).isEqualTo("2026-03-17T12:00:00Z");
    assertThat(months.deadlines().raised(answered))
        .extracting(EscalationRaised::rung)
        .containsExactly("OFFICER", "SUPERVISOR");
  }

  private static Months offered() {
    return aCase()
        .under(Months.withHolidays())
        .at("2026-03-02T11:00:00Z", new trm.referral.LocalEvent.TurnAccepted(shelter()))
        .offered();
  }

  private static trm.referral.OrganisationId shelter() {
    return new trm.referral.OrganisationId(Months.SHELTER);
  }

  /** Writes down what is raised, as the node would, and answers when and who. */
  private static List<String> watch(Months months, String from, String until) {
    List<String> told = new ArrayList<>();
    Instant end = Instant.parse(until);
    for (Instant now = Instant.parse(from);
        now.isBefore(end);
        now = now.plus(Duration.ofHours(1))) {
      for (Deadline owed : watched(months)) {
        for (EscalationRaised raised : months.deadlines().toRaise(owed, now)) {
          months.at(now.toString(), raised);
          told.add(now + " " + raised.rung());
        }
      }
    }
    return told;
  }

  /** The offer where there is one, else the first referral. */
  private static List<Deadline> watched(Months months) {
    List<Deadline> offers =
        months.deadlines().owed().stream().filter(d -> d.kind() == Kind.OFFER).toList();
    boolean offered = months.deadlines().all().stream().anyMatch(d -> d.kind() == Kind.OFFER);
    return offered
        ? offers
        : months.deadlines().owed().stream().filter(d -> d.measure().equals("M1.1")).toList();
  }
}
