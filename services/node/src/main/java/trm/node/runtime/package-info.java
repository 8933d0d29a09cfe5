/**
 * Where time passes: the threads, the broker and the health of a running node. Everything it drives
 * is a plain {@code step(now)} of {@code trm.exchange}, so that the simulator can drive the same.
 */
@NullMarked
package trm.node.runtime;

import org.jspecify.annotations.NullMarked;
