/** The tamper-evident journal: entries, tree, checkpoints, proofs, receipts. */
@NullMarked
package trm.evidence.journal;

import org.jspecify.annotations.NullMarked;
