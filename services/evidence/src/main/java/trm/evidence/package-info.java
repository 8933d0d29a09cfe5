/** Placeholder sentence. */
@NullMarked
package trm.evidence;

import org.jspecify.annotations.NullMarked;
