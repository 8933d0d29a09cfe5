/**
 * What is loaded into a running service, as it was shipped, to end it at a step of a message's way.
 * Knows nothing of ours but two names, since it lives in the other process.
 */
@NullMarked
package trm.corridor.ambush;

import org.jspecify.annotations.NullMarked;
