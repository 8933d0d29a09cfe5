/** The signed directory of nodes. */
@NullMarked
package trm.evidence.directory;

import org.jspecify.annotations.NullMarked;
