/**
 * In-memory twins of the stores, which roll back with their unit of work as a database would. For
 * the simulator and for tests; nothing here is durable, and one thread at a time may use it.
 */
@NullMarked
package trm.exchange.memory;

import org.jspecify.annotations.NullMarked;
