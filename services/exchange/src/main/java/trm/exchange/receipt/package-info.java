/**
 * Journal, checkpoints and receipts: what this node proves to its peers, what they prove to it, and
 * what it has seen of their journals as their witness. The node implements the stores and calls
 * {@code step}.
 */
@NullMarked
package trm.exchange.receipt;

import org.jspecify.annotations.NullMarked;
