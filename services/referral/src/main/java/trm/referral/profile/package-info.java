/**
 * What a state and a pair of states may choose for themselves: which measures apply, in which
 * order, who performs each, by when, and how long things last; each value with its legal source.
 * Immutable and checked when made: a profile that would remove a safeguard does not come into
 * being. Asked by the rules through the situation; read from files by the node.
 */
@NullMarked
package trm.referral.profile;

import org.jspecify.annotations.NullMarked;
