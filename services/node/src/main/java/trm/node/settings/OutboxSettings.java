package trm.node.settings;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How mail leaves.
 *
 * @param batchSizeMax rows claimed at once
 * @param leaseDuration how long a claim keeps others away; longer than any send may take
 * @param pollInterval the net under the wake-up by commit
 * @param overdueAfter how long after posting an unacknowledged message is shown to people
 * @param validity how long a message may be delivered; at least the longest supported outage
 */
@ConfigurationProperties("trm.outbox")
public record OutboxSettings(
    int batchSizeMax,
    Duration leaseDuration,
    Duration pollInterval,
    Duration overdueAfter,
    Duration validity) {
  public OutboxSettings {
    Check.between("trm.outbox.batch-size-max", 1, 1000, batchSizeMax);
    Check.atLeast("trm.outbox.lease-duration", Duration.ofSeconds(15), leaseDuration);
    Check.atLeast("trm.outbox.poll-interval", Duration.ofMillis(50), pollInterval);
    Check.atLeast("trm.outbox.overdue-after", Duration.ofSeconds(1), overdueAfter);
    Check.atLeast("trm.outbox.validity", Duration.ofDays(1), validity);
  }
}
