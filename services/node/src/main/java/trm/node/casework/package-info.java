/**
 * The use cases of a node: an officer's order, a message from a peer, a reader's question, an
 * auditor's export. Plain classes over ports, each one transaction; REST, the inbox and the
 * simulator call them.
 */
@NullMarked
package trm.node.casework;

import org.jspecify.annotations.NullMarked;
