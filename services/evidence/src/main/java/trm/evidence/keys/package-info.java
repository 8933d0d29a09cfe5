/** Keys of a node. */
@NullMarked
package trm.evidence.keys;

import org.jspecify.annotations.NullMarked;
