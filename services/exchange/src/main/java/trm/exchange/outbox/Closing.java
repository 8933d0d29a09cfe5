package trm.exchange.outbox;

import org.jspecify.annotations.Nullable;
import trm.evidence.MessageId;

/**
 * A recipient proved its verdict.
 *
 * @param verdict ACKNOWLEDGED or REFUSED
 */
public record Closing(MessageId messageId, MessageState verdict, @Nullable String toldCode) {}
