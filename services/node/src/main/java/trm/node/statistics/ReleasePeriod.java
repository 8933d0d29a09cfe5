package trm.node.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * What a release is about, and when it is made. All days are of UTC.
 *
 * @param from the first day on which its cases were registered
 * @param until the first day after them
 * @param cutOffOn at the beginning of this day what is known, and who consented, is counted
 * @param publishedOn from this day on it is served
 */
public record ReleasePeriod(
    LocalDate from, LocalDate until, LocalDate cutOffOn, LocalDate publishedOn) {

  /** The name of its release. */
  public String id() {
    return from.toString();
  }

  Instant begins() {
    return startOf(from);
  }

  Instant ends() {
    return startOf(until);
  }

  Instant cutOff() {
    return startOf(cutOffOn);
  }

  Instant publication() {
    return startOf(publishedOn);
  }

  private static Instant startOf(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
