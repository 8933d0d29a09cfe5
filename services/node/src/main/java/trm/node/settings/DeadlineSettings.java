package trm.node.settings;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the node looks for what is overdue. By when what is due is the country profile's.
 *
 * @param checkInterval how often; a rung of the ladder is told at most this late
 */
@ConfigurationProperties("trm.deadlines")
public record DeadlineSettings(Duration checkInterval) {
  public DeadlineSettings {
    Check.atLeast("trm.deadlines.check-interval", Duration.ofSeconds(1), checkInterval);
  }
}
