/** Placeholder sentence. */
@NullMarked
package trm.node;

import org.jspecify.annotations.NullMarked;
