/**
 * The settings {@code trm.*} of a node as immutable records that check themselves and name the bad
 * setting. Read once at start; every other package takes what it needs from here.
 */
@NullMarked
package trm.node.settings;

import org.jspecify.annotations.NullMarked;
