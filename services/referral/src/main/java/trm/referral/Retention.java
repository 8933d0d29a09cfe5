package trm.referral;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;

/**
 * How long things are kept, as the node's country profile says.
 *
 * @param copies how long broker and backups may still hold what was erased
 * @param proceedings how long a court file is kept
 * @param assistance how long the file of a service that still helps the person is kept
 */
public record Retention(Period copies, Period proceedings, Period assistance) {

  LocalDate cleanFrom(Instant now) {
    return day(now).plus(copies);
  }

  LocalDate proceedingsUntil(Instant now) {
    return day(now).plus(proceedings);
  }

  LocalDate assistanceUntil(Instant now) {
    return day(now).plus(assistance);
  }

  private static LocalDate day(Instant now) {
    return LocalDate.ofInstant(now, ZoneOffset.UTC);
  }
}
