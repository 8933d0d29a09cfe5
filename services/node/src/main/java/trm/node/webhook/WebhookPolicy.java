package trm.node.webhook;

import java.time.Duration;

/**
 * How webhooks are served.
 *
 * @param privateAddressesAllowed whether deliveries may go into the node's own network, and by http
 * @param answerLimit how long an attempt may last in all
 * @param rotationOverlap how long a secret signs beside the one that follows it
 * @param disableAfter how long nothing must have succeeded before a webhook is disabled
 */
public record WebhookPolicy(
    boolean privateAddressesAllowed,
    Duration answerLimit,
    Duration rotationOverlap,
    Duration disableAfter) {}
