package trm.node.settings;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the journal is signed.
 *
 * @param checkpointInterval the net under the wake-up by commit
 */
@ConfigurationProperties("trm.journal")
public record JournalSettings(Duration checkpointInterval) {
  public JournalSettings {
    Check.atLeast("trm.journal.checkpoint-interval", Duration.ofMillis(50), checkpointInterval);
  }
}
