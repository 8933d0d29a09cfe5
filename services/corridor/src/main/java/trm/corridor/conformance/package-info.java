/**
 * What {@code make conformance} runs: checks, from outside, what a partner's webhook receiver or
 * another ministry's node does with good and with bad mail, and says honestly what cannot be seen
 * from there. {@link trm.corridor.conformance.Kit} is its front door.
 */
@NullMarked
package trm.corridor.conformance;

import org.jspecify.annotations.NullMarked;
