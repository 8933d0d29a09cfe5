/**
 * The node's REST interface: form, identity, idempotency and errors. Decides nothing about a case;
 * it turns requests into orders for {@code trm.node.casework}.
 */
@NullMarked
package trm.node.api;

import org.jspecify.annotations.NullMarked;
