package trm.node.settings;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How mail is taken in.
 *
 * @param batchSizeMax messages in one transaction, 1 to 64
 * @param clockSkewMax how far a sender's clock may run ahead of ours
 * @param gapAfter how long a message ahead of its turn waits before the sender is asked
 * @param watchInterval how often gaps and overdue messages are looked for
 */
@ConfigurationProperties("trm.inbox")
public record InboxSettings(
    int batchSizeMax, Duration clockSkewMax, Duration gapAfter, Duration watchInterval) {
  public InboxSettings {
    Check.between("trm.inbox.batch-size-max", 1, 64, batchSizeMax);
    Check.atLeast("trm.inbox.clock-skew-max", Duration.ZERO, clockSkewMax);
    Check.atLeast("trm.inbox.gap-after", Duration.ofMillis(100), gapAfter);
    Check.atLeast("trm.inbox.watch-interval", Duration.ofMillis(100), watchInterval);
  }
}
