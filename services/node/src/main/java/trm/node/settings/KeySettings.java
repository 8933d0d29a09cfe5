package trm.node.settings;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the node's own keys lie, and how long an old one is kept.
 *
 * @param folder the folder of JWK files, mode 600 each
 * @param mailboxRetention how long the broker keeps an envelope: so long after the last urgent
 *     message to it a key may still be needed
 * @param checkInterval how often the node looks for keys that came or are over
 */
@ConfigurationProperties("trm.keys")
public record KeySettings(Path folder, Duration mailboxRetention, Duration checkInterval) {
  public KeySettings {
    Check.file("trm.keys.folder", folder);
    Check.atLeast("trm.keys.mailbox-retention", Duration.ofDays(1), mailboxRetention);
    Check.atLeast("trm.keys.check-interval", Duration.ofSeconds(1), checkInterval);
  }
}
