package trm.referral.profile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trm.referral.measure.Measures;

/**
 * What two countries agreed on for adults, or for children. It may set other time limits than
 * either country's own profile; it can remove nothing, since it speaks of nothing else.
 *
 * @param id as the directory and a clearance name it
 * @param territories the two, ISO 3166-1 alpha-2
 * @param source the agreement itself, or that it is invented
 * @param limits of measures, by code
 * @param intervals at which the two do something together
 * @param calendars of the two countries, so that each node counts the other's working days too
 */
public record BilateralAgreement(
    String id,
    Set<String> territories,
    Persons persons,
    String source,
    Map<String, Sourced<TimeLimit>> limits,
    Map<Interval, Sourced<TimeLimit>> intervals,
    Map<String, Sourced<WorkingCalendar>> calendars,
    @Nullable Sourced<List<TimeLimit>> followUps) {

  /** Of whom an agreement speaks. */
  public enum Persons {
    ADULTS,
    CHILDREN
  }

  /** What two countries do together at intervals. */
  public enum Interval {
    /** A case worker of the country of origin visits the shelter before a return. */
    CASE_WORKER_VISIT,
    /** The two countries meet. */
    MEETING
  }

  /**
   * Checks the agreement.
   *
   * @throws IllegalArgumentException with a sentence for whoever wrote it
   */
  public BilateralAgreement {
    territories = Set.copyOf(territories);
    limits = Map.copyOf(limits);
    intervals = Map.copyOf(intervals);
    calendars = Map.copyOf(calendars);
    if (territories.size() != 2 || !territories.stream().allMatch(t -> t.matches("[A-Z]{2}"))) {
      throw new IllegalArgumentException("An agreement is between two territories.");
    }
    if (id.isBlank() || source.isBlank()) {
      throw new IllegalArgumentException("An agreement has an id and a source.");
    }
    if (!territories.containsAll(calendars.keySet())) {
      throw new IllegalArgumentException(id + " has a calendar of a third country.");
    }
    if (followUps != null && followUps.value().isEmpty()) {
      throw new IllegalArgumentException(id + " leaves the follow-ups after a return empty.");
    }
    limits.keySet().forEach(Measures::of);
  }

  /** Whether it binds these two. */
  public boolean isBetween(String one, String other) {
    return !one.equals(other) && territories.contains(one) && territories.contains(other);
  }

  /** The calendar of one of the two. */
  public Optional<WorkingCalendar> calendar(String territory) {
    return Optional.ofNullable(calendars.get(territory)).map(Sourced::value);
  }
}
