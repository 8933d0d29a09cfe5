/**
 * The status statement: a small signed paper that a person can show to another node or authority.
 * Nodes sign and verify it; so does the offline verifier.
 */
@NullMarked
package trm.evidence.status;

import org.jspecify.annotations.NullMarked;
