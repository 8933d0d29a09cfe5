/**
 * The signed, expiring directory: which nodes the federation vouches for, with which keys, desks,
 * schema versions and agreements. Everybody reads it; the launcher of a corridor and the
 * federation's own tools sign it.
 */
@NullMarked
package trm.evidence.directory;

import org.jspecify.annotations.NullMarked;
