package trm.node.settings;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import trm.exchange.RetryLadder;
import trm.exchange.inbox.InboxSettings;

/**
 * How mail is taken in.
 *
 * @param batchSizeMax messages in one transaction, 1 to 64
 * @param skewGrace how far the clocks of two nodes may differ
 * @param gapAskFirst how long a gap may close by itself; doubles up to {@code gapAskLongest}
 * @param watchInterval how often gaps and overdue messages are looked for
 * @param proofDeadline how long a peer that was shown its own checkpoint may send receipts without
 *     a proof that its journal only grew
 */
@ConfigurationProperties("trm.inbox")
public record IncomingMailSettings(
    int batchSizeMax,
    Duration skewGrace,
    Duration gapAskFirst,
    Duration gapAskLongest,
    Duration watchInterval,
    Duration proofDeadline) {
  public IncomingMailSettings {
    Check.between("trm.inbox.batch-size-max", 1, 64, batchSizeMax);
    Check.atLeast("trm.inbox.skew-grace", Duration.ZERO, skewGrace);
    Check.atLeast("trm.inbox.gap-ask-first", Duration.ofMillis(100), gapAskFirst);
    Check.atLeast("trm.inbox.gap-ask-longest", gapAskFirst, gapAskLongest);
    Check.atLeast("trm.inbox.watch-interval", Duration.ofMillis(100), watchInterval);
    Check.atLeast("trm.inbox.proof-deadline", Duration.ofSeconds(1), proofDeadline);
  }

  /** The same in the courier's words. */
  public InboxSettings forCourier() {
    InboxSettings usual = InboxSettings.defaults();
    return new InboxSettings(
        batchSizeMax,
        usual.envelopeBytesMax(),
        skewGrace,
        usual.validityMax(),
        usual.parkedMax(),
        new RetryLadder(gapAskFirst, gapAskLongest),
        usual.handlingTriesMax());
  }
}
