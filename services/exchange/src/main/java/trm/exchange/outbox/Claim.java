package trm.exchange.outbox;

import trm.evidence.MessageId;

/**
 * The right to report on one message until somebody else claims it.
 *
 * @param number of the claim, from 1; a report under an older number changes nothing
 */
public record Claim(MessageId messageId, long number) {}
