/**
 * The courier: takes messages from a node's own transaction to its peers and back into the peers'
 * transactions, once each, in order, with receipts. This package holds what all stations share: the
 * unit of work and what an observer is told. The node implements the ports; nothing here has a
 * thread, a clock or a framework.
 */
@NullMarked
package trm.exchange;

import org.jspecify.annotations.NullMarked;
