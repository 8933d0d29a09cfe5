/**
 * Tells partners' systems by HTTP what the feed has for them, as Standard Webhooks 1.0.0 says. The
 * interface manages webhooks, the node's loops take the courier's steps; nothing here starts a
 * thread but the deadline of a request.
 */
@NullMarked
package trm.node.webhook;

import org.jspecify.annotations.NullMarked;
