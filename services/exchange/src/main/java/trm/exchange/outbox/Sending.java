package trm.exchange.outbox;

import org.jspecify.annotations.Nullable;
import trm.evidence.seal.SignedStatement;

/**
 * What a receipt is held against: a message without its content.
 *
 * @param statement absent while it was never sealed
 */
public record Sending(Label label, @Nullable SignedStatement statement) {}
