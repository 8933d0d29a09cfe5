package trm.node.settings;

import java.time.Duration;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long the operator's copies last. How long files are kept is the country profile's.
 *
 * @param copies how long broker and backups may still hold what was erased
 * @param expiredMail how long after its expiry the content of a message is kept that nobody
 *     receipted
 * @param drafts how long a draft is kept that nobody touches
 * @param checkInterval how often the node looks for what it has kept for long enough
 */
@ConfigurationProperties("trm.retention")
public record RetentionSettings(
    Period copies, Duration expiredMail, Period drafts, Duration checkInterval) {
  public RetentionSettings {
    Check.positive("trm.retention.copies", copies);
    Check.atLeast("trm.retention.expired-mail", Duration.ofDays(1), expiredMail);
    Check.positive("trm.retention.drafts", drafts);
    Check.atLeast("trm.retention.check-interval", Duration.ofSeconds(1), checkInterval);
  }
}
