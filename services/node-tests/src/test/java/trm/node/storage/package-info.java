/** The stores against a real PostgreSQL. */
@NullMarked
package trm.node.storage;

import org.jspecify.annotations.NullMarked;
