/**
 * The way out: posting inside the sender's transaction, claiming and sending outside of it, and the
 * sender's ledger. Use cases call {@link trm.exchange.outbox.Courier}; the node's loops call the
 * {@code step} methods and implement {@link trm.exchange.outbox.OutboxStore} and {@link
 * trm.exchange.outbox.Transport}.
 */
@NullMarked
package trm.exchange.outbox;

import org.jspecify.annotations.NullMarked;
