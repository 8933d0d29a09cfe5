/**
 * Two or three peers exchanging mail over in-memory stores and a broker that misbehaves as told,
 * with the real sealing: the situations that broke other systems.
 */
@NullMarked
package trm.exchange.situation;

import org.jspecify.annotations.NullMarked;
