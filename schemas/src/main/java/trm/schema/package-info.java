/** Placeholder sentence. */
@NullMarked
package trm.schema;

import org.jspecify.annotations.NullMarked;
