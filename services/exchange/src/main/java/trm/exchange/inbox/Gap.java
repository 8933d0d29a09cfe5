package trm.exchange.inbox;

import trm.evidence.ConversationId;

/**
 * Missing numbers before a parked message.
 *
 * @param from the expected number
 * @param to the number before the lowest parked one, inclusive
 * @param asked how often it was asked for, by the lowest parked message
 */
public record Gap(ConversationId conversation, long from, long to, int asked) {}
