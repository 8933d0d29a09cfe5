package trm.referral;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;

/**
 * Hours of the week in which the person may be reached.
 *
 * @param days at least one
 * @param from the first moment, by the clock where the person is
 * @param until the first moment at which not any more, on the same day
 */
public record ContactWindow(List<DayOfWeek> days, LocalTime from, LocalTime until) {
  public ContactWindow {
    days = List.copyOf(days);
    if (days.isEmpty() || !from.isBefore(until)) {
      throw new IllegalArgumentException("Hours have a day, and end after they begin.");
    }
  }

  @Override
  public String toString() {
    return Guarded.PROTECTED;
  }
}
