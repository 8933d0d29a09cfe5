package trm.exchange.inbox;

import trm.evidence.ConversationId;

/** A parked message whose turn has come. */
public record Turn(ConversationId conversation, long sequence, Ahead.Parked parked) {}
