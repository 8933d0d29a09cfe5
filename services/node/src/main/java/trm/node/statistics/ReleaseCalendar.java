package trm.node.statistics;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

/**
 * When releases are made: one period follows the other without gap or overlap, also where an
 * operator changes how long they are.
 *
 * @param first the first day of the first period
 * @param length of a period
 * @param cutOffAfter from its end to the cut-off: the time in which consents still come in
 * @param publishedAfter from the cut-off to the day of publication
 */
public record ReleaseCalendar(
    LocalDate first, Period length, Period cutOffAfter, Period publishedAfter) {

  /** The period that follows what was released. */
  ReleasePeriod after(Optional<LocalDate> releasedUntil) {
    LocalDate from = releasedUntil.orElse(first);
    LocalDate until = from.plus(length);
    LocalDate cutOffOn = until.plus(cutOffAfter);
    return new ReleasePeriod(from, until, cutOffOn, cutOffOn.plus(publishedAfter));
  }
}
