package trm.exchange.outbox;

import trm.evidence.ConversationId;

/** A message's place: its conversation and its number there, from 1. */
public record Place(ConversationId conversation, long sequence) {}
