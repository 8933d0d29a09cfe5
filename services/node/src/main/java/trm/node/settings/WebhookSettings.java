package trm.node.settings;

import java.time.Duration;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import trm.node.webhook.WebhookPolicy;

/**
 * How partners' systems are told by HTTP.
 *
 * @param privateAddressesAllowed whether deliveries may go into the node's own network, and by
 *     http; a partner chooses the address, so it opens that network to every partner
 * @param answerLimit how long an attempt may last in all
 * @param rotationOverlap how long a secret signs beside the one that follows it
 * @param disableAfter how long nothing must have succeeded before a webhook is disabled
 * @param attemptsKept how long the rows of attempts are kept
 * @param pollInterval how often it is looked for what is due
 * @param sendersMax how many webhooks are served at once by a replica
 */
@ConfigurationProperties("trm.webhooks")
public record WebhookSettings(
    boolean privateAddressesAllowed,
    Duration answerLimit,
    Duration rotationOverlap,
    Duration disableAfter,
    Period attemptsKept,
    Duration pollInterval,
    int sendersMax) {
  public WebhookSettings {
    Check.atLeast("trm.webhooks.answer-limit", Duration.ofSeconds(1), answerLimit);
    Check.atLeast("trm.webhooks.rotation-overlap", Duration.ZERO, rotationOverlap);
    Check.atLeast("trm.webhooks.disable-after", Duration.ofHours(1), disableAfter);
    Check.positive("trm.webhooks.attempts-kept", attemptsKept);
    Check.atLeast("trm.webhooks.poll-interval", Duration.ofMillis(50), pollInterval);
    Check.between("trm.webhooks.senders-max", 1, 32, sendersMax);
  }

  /** The same in the courier's words. */
  public WebhookPolicy policy() {
    return new WebhookPolicy(privateAddressesAllowed, answerLimit, rotationOverlap, disableAfter);
  }
}
