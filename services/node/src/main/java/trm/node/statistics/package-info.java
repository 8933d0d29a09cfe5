/**
 * Anonymous statistics: counts of consented cases in fixed tables, suppressed so that nothing below
 * the least count can be learnt, made once for each period and never again; and the mechanism's own
 * indicators, which need no case file. Nothing here is told to a peer.
 */
@NullMarked
package trm.node.statistics;

import org.jspecify.annotations.NullMarked;
