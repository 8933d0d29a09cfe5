/**
 * The shell of a node: what a role service imports to become one. The packages below hold use cases
 * (plain classes), storage, keys, REST and the threads; a role service adds its {@link
 * trm.node.Charter} and nothing else.
 */
@NullMarked
package trm.node;

import org.jspecify.annotations.NullMarked;
