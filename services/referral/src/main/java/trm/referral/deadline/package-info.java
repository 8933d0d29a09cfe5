/**
 * By when somebody owes something in a case, and who is told when it does not come. Everything here
 * is derived from the facts of a node's copy and from what its country's profile and agreements
 * say: no deadline is stored, so that none can contradict the facts. Pure; asked by the node.
 */
@NullMarked
package trm.referral.deadline;

import org.jspecify.annotations.NullMarked;
