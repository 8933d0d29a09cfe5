package trm.node.settings;

import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import trm.node.statistics.ReleaseCalendar;

/**
 * When anonymous statistics are released.
 *
 * @param first the first day of the first period
 * @param period how long each is; at least half a year, since a short one counts too few
 * @param cutOffAfter from a period's end to the cut-off
 * @param publishedAfter from the cut-off to the day of publication
 */
@ConfigurationProperties("trm.statistics")
public record StatisticsSettings(
    @Nullable LocalDate first, Period period, Period cutOffAfter, Period publishedAfter) {
  private static final int MONTHS_LEAST = 6;

  public StatisticsSettings {
    if (first == null) {
      throw new InvalidSettingException("trm.statistics.first", "is missing");
    }
    Check.positive("trm.statistics.period", period);
    if (period.toTotalMonths() < MONTHS_LEAST) {
      throw new InvalidSettingException(
          "trm.statistics.period", "must be a period of at least six months");
    }
    Check.positive("trm.statistics.cut-off-after", cutOffAfter);
    Check.positive("trm.statistics.published-after", publishedAfter);
  }

  /** The same in the desk's words. */
  public ReleaseCalendar calendar() {
    return new ReleaseCalendar(
        java.util.Objects.requireNonNull(first), period, cutOffAfter, publishedAfter);
  }
}
