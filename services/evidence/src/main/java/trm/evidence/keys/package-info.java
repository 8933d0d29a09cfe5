/**
 * The keys of a node and of the federation, and the two JOSE forms that are made with them. Private
 * halves never leave this package; the rest of the evidence module signs, verifies, seals and opens
 * through it, and launchers make and read keys here.
 */
@NullMarked
package trm.evidence.keys;

import org.jspecify.annotations.NullMarked;
