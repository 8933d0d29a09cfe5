/**
 * The story of the demo and what it needs to be told: a client of the public interface, with
 * tokens, as any user has. There is no back door; system tests call the nodes through the same
 * client.
 */
@NullMarked
package trm.corridor.story;

import org.jspecify.annotations.NullMarked;
