/** The interface as callers meet it, over real HTTP. */
@NullMarked
package trm.node.api;

import org.jspecify.annotations.NullMarked;
