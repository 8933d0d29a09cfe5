package trm.node.settings;

import java.time.Duration;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import trm.referral.Retention;

/**
 * How long things are kept; a country profile names the legal source of each.
 *
 * @param copies how long broker and backups may still hold what was erased
 * @param proceedings how long a court file is kept
 * @param assistance how long the file of a service that still helps the person is kept
 * @param checkInterval how often the node looks for what it has kept for long enough
 */
@ConfigurationProperties("trm.retention")
public record RetentionSettings(
    Period copies, Period proceedings, Period assistance, Duration checkInterval) {
  public RetentionSettings {
    Check.positive("trm.retention.copies", copies);
    Check.positive("trm.retention.proceedings", proceedings);
    Check.positive("trm.retention.assistance", assistance);
    Check.atLeast("trm.retention.check-interval", Duration.ofSeconds(1), checkInterval);
  }

  /** The same in the law's words. */
  public Retention forLaw() {
    return new Retention(copies, proceedings, assistance);
  }
}
