/** The offline verifier: bundles in, who was responsible and what was changed out. */
@NullMarked
package trm.evidence.verify;

import org.jspecify.annotations.NullMarked;
