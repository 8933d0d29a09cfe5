/** Photos and scans of nothing. */
@NullMarked
package trm.node.attachment;

import org.jspecify.annotations.NullMarked;
