package trm.node.settings;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import trm.exchange.RetryLadder;
import trm.exchange.outbox.OutboxSettings;

/**
 * How mail leaves.
 *
 * @param batchSizeMax messages claimed at once
 * @param leaseDuration how long a claim keeps others away, and so how long what a killed replica
 *     had claimed waits for another
 * @param pollInterval the net under the wake-up by commit
 * @param retryFirst wait after the first failure; doubles up to {@code retryLongest}
 * @param resendFirst wait for a receipt before sending again; doubles up to {@code resendLongest}
 * @param overdueAfter how long after posting an unacknowledged message is shown to people
 * @param validity how long a message may be delivered; at least the longest supported outage
 */
@ConfigurationProperties("trm.outbox")
public record OutgoingMailSettings(
    int batchSizeMax,
    Duration leaseDuration,
    Duration pollInterval,
    Duration retryFirst,
    Duration retryLongest,
    Duration resendFirst,
    Duration resendLongest,
    Duration overdueAfter,
    Duration validity) {
  public OutgoingMailSettings {
    Duration leastWait = Duration.ofMillis(50);
    Check.between("trm.outbox.batch-size-max", 1, 1000, batchSizeMax);
    Check.atLeast("trm.outbox.lease-duration", Duration.ofSeconds(15), leaseDuration);
    Check.atLeast("trm.outbox.poll-interval", leastWait, pollInterval);
    Check.atLeast("trm.outbox.retry-first", leastWait, retryFirst);
    Check.atLeast("trm.outbox.retry-longest", retryFirst, retryLongest);
    Check.atLeast("trm.outbox.resend-first", Duration.ofSeconds(1), resendFirst);
    Check.atLeast("trm.outbox.resend-longest", resendFirst, resendLongest);
    Check.atLeast("trm.outbox.overdue-after", Duration.ofSeconds(1), overdueAfter);
    Check.atLeast("trm.outbox.validity", Duration.ofDays(1), validity);
  }

  /** The same in the courier's words. */
  public OutboxSettings forCourier() {
    return new OutboxSettings(
        batchSizeMax,
        leaseDuration,
        new RetryLadder(retryFirst, retryLongest),
        new RetryLadder(resendFirst, resendLongest),
        validity,
        overdueAfter);
  }
}
