/**
 * The three layers of a message: its body, the statement that its sender signs about it, and the
 * envelope sealed to its recipient. The courier seals and opens through {@code Seal}; the verifier
 * asks {@code Authorship} about statements whose content is long erased.
 */
@NullMarked
package trm.evidence.seal;

import org.jspecify.annotations.NullMarked;
