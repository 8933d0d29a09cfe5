/**
 * The offline verifier: evidence bundles and a federation key in; who was responsible from when to
 * when, what was changed, and what could not be checked out. A node writes an {@link
 * trm.evidence.verify.EvidenceBundle}; a court or an ombudsman runs {@link
 * trm.evidence.verify.Verifier} through {@link trm.evidence.Main}. Nothing here reads a clock or
 * the network.
 */
@NullMarked
package trm.evidence.verify;

import org.jspecify.annotations.NullMarked;
