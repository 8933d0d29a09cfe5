/**
 * The way in: envelopes from the mailbox become one outcome each, in the protocol's order of
 * checks. The node's mailbox listener calls {@link trm.exchange.inbox.Inbox} and implements {@link
 * trm.exchange.inbox.InboxStore}; its use cases are the {@link trm.exchange.inbox.Addressee}.
 */
@NullMarked
package trm.exchange.inbox;

import org.jspecify.annotations.NullMarked;
