/**
 * The tamper-evident journal: entries and their leaf bytes, the RFC 6962 tree over stored subtree
 * hashes, C2SP tiles, checkpoints and receipts. Pure: a caller stores what {@link
 * trm.evidence.journal.Frontier} gives it and brings it back through {@link
 * trm.evidence.journal.HashStore}. Everybody who writes, proves or checks a journal calls this.
 */
@NullMarked
package trm.evidence.journal;

import org.jspecify.annotations.NullMarked;
