/** Placeholder sentence. */
@NullMarked
package trm.exchange;

import org.jspecify.annotations.NullMarked;
