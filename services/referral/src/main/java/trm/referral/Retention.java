package trm.referral;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import trm.referral.file.Days;

/**
 * How long things are kept, as the node's country profile says.
 *
 * @param copies how long broker and backups may still hold what was erased
 * @param proceedings how long a court file is kept
 * @param assistance how long the file of a service that still helps the person is kept
 */
public record Retention(Period copies, Period proceedings, Period assistance) {

  public LocalDate cleanFrom(Instant now) {
    return Days.of(now).plus(copies);
  }

  public LocalDate proceedingsUntil(Instant now) {
    return Days.of(now).plus(proceedings);
  }

  public LocalDate assistanceUntil(Instant now) {
    return Days.of(now).plus(assistance);
  }
}
