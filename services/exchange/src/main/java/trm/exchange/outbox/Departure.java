package trm.exchange.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The broker has the message of a claim.
 *
 * @param dueAgainAt when to send it again if no receipt has come; null where none is expected: it
 *     is never sent again, and its content may go
 */
public record Departure(Claim claim, @Nullable Instant dueAgainAt) {}
