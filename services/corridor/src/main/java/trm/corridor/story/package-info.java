/**
 * The invented case that {@code make demo} plays, told while it happens. It uses what every user
 * has: the public interface of the nodes, tokens from the identity provider, and the verifier.
 * Nothing in here reaches into a node.
 */
@NullMarked
package trm.corridor.story;

import org.jspecify.annotations.NullMarked;
