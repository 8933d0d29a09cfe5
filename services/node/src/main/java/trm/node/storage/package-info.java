/**
 * The node's PostgreSQL: the stores behind the ports of {@code trm.exchange} and {@code
 * trm.node.casework}, in SQL that a person can read. Only the configuration wires them; the use
 * cases see ports.
 */
@NullMarked
package trm.node.storage;

import org.jspecify.annotations.NullMarked;
