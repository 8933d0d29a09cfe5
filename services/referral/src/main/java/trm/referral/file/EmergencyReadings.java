package trm.referral.file;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import trm.referral.Fact;
import trm.referral.LocalEvent.EmergencyReadingRecorded;
import trm.referral.LocalEvent.EmergencyReadingsReviewed;
import trm.referral.OfficerId;
import trm.referral.OrganisationId;
import trm.referral.Referral;
import trm.referral.Stamp;
import trm.referral.file.FactList.Stated;

/**
 * Readings of a case because of a danger. Each is reviewed by somebody else than its reader: else
 * nobody would ever ask whether there was one.
 */
public record EmergencyReadings(FactList facts) {
  /** Those of a case. */
  public static EmergencyReadings of(Referral referral) {
    return new EmergencyReadings(referral.care().facts());
  }

  /** One of them, with its number among all of the case and the fact that reviews it, if any. */
  public record Reading(
      int number, Stated<EmergencyReadingRecorded> recorded, Optional<Fact> review) {}

  /** All of them, the oldest first. */
  public List<Reading> all() {
    List<Stated<EmergencyReadingRecorded>> recorded = facts.all(EmergencyReadingRecorded.class);
    return IntStream.range(0, recorded.size())
        .mapToObj(i -> new Reading(i + 1, recorded.get(i), review(recorded.get(i))))
        .toList();
  }

  /** Whether one of an officer's waits for its review. */
  public boolean waitsOf(OrganisationId organisation, OfficerId officer) {
    return waiting().stream().anyMatch(one -> isBy(one.recorded().event(), organisation, officer));
  }

  /** Whether one waits that somebody may review. */
  public boolean mayBeReviewedBy(Stamp stamp) {
    return waiting().stream().anyMatch(one -> isOfAnother(one.recorded().event(), stamp));
  }

  private List<Reading> waiting() {
    return all().stream().filter(one -> one.review().isEmpty()).toList();
  }

  private Optional<Fact> review(Stated<EmergencyReadingRecorded> recorded) {
    List<Fact> all = facts.facts();
    return facts.all(EmergencyReadingsReviewed.class).stream()
        .map(Stated::fact)
        .filter(fact -> all.indexOf(fact) > all.indexOf(recorded.fact()))
        .filter(fact -> isOfAnother(recorded.event(), fact.stamp()))
        .findFirst();
  }

  private static boolean isOfAnother(EmergencyReadingRecorded reading, Stamp stamp) {
    return !isBy(reading, stamp.organisation(), stamp.officer());
  }

  private static boolean isBy(
      EmergencyReadingRecorded reading, OrganisationId organisation, OfficerId officer) {
    return reading.organisation().equals(organisation) && reading.officer().equals(officer);
  }
}
