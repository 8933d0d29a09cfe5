package trm.referral.deadline;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import trm.referral.OrganisationKind;
import trm.referral.deadline.Due.Ground;
import trm.referral.file.EmergencyReadings;
import trm.referral.file.EmergencyReadings.Reading;
import trm.referral.measure.MeasureOf;
import trm.referral.profile.Sourced;

/**
 * Each reading of the case because of a danger is looked at by the node's coordinator. It lies on
 * the desk of nobody who works with the person, and is owed though the case is over: what has to be
 * explained is the reading.
 */
record EmergencyDeadlines(Copy copy) {
  private static final Duration REVIEW = Duration.ofDays(3);
  private static final Desk COORDINATION =
      new Desk(
          null,
          Set.of(OrganisationKind.NATIONAL_COORDINATOR, OrganisationKind.COMPETENT_AUTHORITY));

  Stream<Deadline> all() {
    return EmergencyReadings.of(copy.referral()).all().stream().map(this::review);
  }

  private Deadline review(Reading reading) {
    Instant at = Copy.recordedAt(reading.recorded()).plus(REVIEW);
    Deadline owed =
        copy.own(
                "emergency:" + reading.number(),
                Kind.EMERGENCY_REVIEW,
                MeasureOf.EMERGENCY,
                reading.recorded(),
                new Due(at, Ground.NEUTRAL_DEFAULT, Sourced.NEUTRAL))
            .onDeskOf(COORDINATION);
    return reading
        .review()
        .map(review -> owed.answeredAt(review.stamp().recordedAt()))
        .orElse(owed);
  }
}
