/**
 * Whether people answer at a peer. A node asks its peers' focal points, and holds for its own
 * people what peers ask them. Called by the node's loop, its interface and the inbox.
 */
@NullMarked
package trm.exchange.reach;

import org.jspecify.annotations.NullMarked;
