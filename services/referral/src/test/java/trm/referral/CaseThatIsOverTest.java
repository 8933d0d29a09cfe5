package trm.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static trm.referral.CaseFixture.aReferral;
import static trm.referral.CaseFixture.atOrigin;
import static trm.referral.Nodes.CN;
import static trm.referral.Nodes.MO;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import trm.referral.AssistanceEvent.StatusTold;
import trm.referral.HandoverEvent.UnannouncedArrival;
import trm.referral.LocalEvent.MeasureRecorded;
import trm.referral.consent.EndedCase;

/**
 * Years after a case, with nothing withdrawn: the file goes when the profile's periods are over.
 */
class CaseThatIsOverTest {
  private static final Period ASSISTANCE = Period.ofYears(5);
  private static final Period PROCEEDINGS = Period.ofYears(10);
  private static final Retention RETENTION =
      new Retention(Period.ofDays(35), PROCEEDINGS, ASSISTANCE);
  private static final Part RECEIVED = Part.of(CaseFixture.CONSENT);
  private static final List<Part> HELD = List.of(Part.OWN, Part.PROCEEDINGS, RECEIVED);

  @Test
  void isErasedPartByPartOnceEachPeriodIsOver() {
    CaseFixture closed = closed();
    assertThat(due(closed, ASSISTANCE)).isEmpty();
    assertThat(due(closed, ASSISTANCE.plusDays(1))).containsExactly(Part.OWN, RECEIVED);
    assertThat(due(closed, PROCEEDINGS)).containsExactly(Part.OWN, RECEIVED);
    assertThat(due(closed, PROCEEDINGS.plusDays(1))).isEqualTo(HELD);
  }

  @Test
  void isNeverErasedWhileThisNodeOwesThePersonCare() {
    assertThat(due(aReferral().knowing(CN), Period.ofYears(90))).isEmpty();
    assertThat(due(aReferral().with(status("WAITING")), Period.ofYears(90))).isEmpty();
  }

  @Test
  void isNeverErasedOnceItWasOpenedAgain() {
    assertThat(due(closed().with(status("OPEN")), Period.ofYears(90))).isEmpty();
    assertThat(due(closed().with(arrival()), Period.ofYears(90))).isEmpty();
  }

  @Test
  void isErasedWhereThePersonWasHandedOn() {
    CaseFixture handedOn = handedOn();
    assertThat(due(handedOn, ASSISTANCE)).isEmpty();
    assertThat(due(handedOn, ASSISTANCE.plusDays(1))).contains(Part.OWN);
    assertThat(due(handedOn.with(arrival()), Period.ofYears(90))).isEmpty();
  }

  @Test
  void isErasedAtANodeThatOnlyAnsweredOnceTheHolderClosedIt() {
    assertThat(due(atOrigin(), Period.ofYears(90))).isEmpty();
    CaseFixture told = atOrigin().from(MO, status("CLOSED"));
    assertThat(due(told, ASSISTANCE.plusDays(1))).contains(Part.OWN);
    assertThat(due(told.from(MO, status("OPEN")), Period.ofYears(90))).isEmpty();
  }

  @Test
  void isKeptFromTheLastActOn() {
    CaseFixture later =
        closed()
            .occurredInDays(400)
            .with(new MeasureRecorded("M3.6", List.of(), Guarded.withheld(), Guarded.withheld()));
    assertThat(due(later, ASSISTANCE.plusDays(400))).isEmpty();
    assertThat(due(later, ASSISTANCE.plusDays(402))).contains(Part.OWN);
  }

  @Test
  void isKeptWholeWhileAHoldIsOpenOrThePersonTravels() {
    assertThat(due(closed().withOpenWitnessHold(), Period.ofYears(90))).isEmpty();
    CaseFixture travelling =
        aReferral().knowing(CN).offered().acceptedBy(CN).departed().with(status("CLOSED"));
    assertThat(due(travelling, Period.ofYears(90))).isEmpty();
  }

  @Test
  void hasNothingDueOfWhatIsGone() {
    Instant late = after(Period.ofYears(90));
    assertThat(EndedCase.due(closed().referral(), List.of(), RETENTION, late)).isEmpty();
  }

  private static CaseFixture closed() {
    return aReferral().knowing(CN).with(status("CLOSED"));
  }

  private static CaseFixture handedOn() {
    return aReferral()
        .knowing(CN)
        .offered()
        .acceptedBy(CN)
        .departed()
        .arrivedAt(CN)
        .closedBy(MO, CN);
  }

  private static StatusTold status(String status) {
    return new StatusTold(status, "MOVED");
  }

  private static UnannouncedArrival arrival() {
    return new UnannouncedArrival(Guarded.withheld(), Nodes.START);
  }

  private static List<Part> due(CaseFixture fixture, Period after) {
    return EndedCase.due(fixture.referral(), HELD, RETENTION, after(after));
  }

  private static Instant after(Period period) {
    return Nodes.START.atOffset(ZoneOffset.UTC).plus(period).toInstant();
  }
}
