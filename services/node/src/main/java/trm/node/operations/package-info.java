/**
 * Commands of a node that are not its service: whoever operates it runs them from the same jar,
 * with the same settings. They start no server and no loop.
 */
@NullMarked
package trm.node.operations;

import org.jspecify.annotations.NullMarked;
