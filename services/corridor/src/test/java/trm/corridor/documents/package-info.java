/** Holds the documents against the code, so that a page cannot go stale unnoticed. */
@NullMarked
package trm.corridor.documents;

import org.jspecify.annotations.NullMarked;
