package trm.node.settings;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How partners are brought to what was agreed.
 *
 * @param checkInterval how often it is looked for a step that is due, and at what accounts may do
 * @param drainInterval how often it is looked what a partner that ends still holds
 */
@ConfigurationProperties("trm.partners")
public record PartnerSettings(Duration checkInterval, Duration drainInterval) {
  public PartnerSettings {
    Check.atLeast("trm.partners.check-interval", Duration.ofMillis(10), checkInterval);
    Check.atLeast("trm.partners.drain-interval", Duration.ofMillis(10), drainInterval);
  }
}
