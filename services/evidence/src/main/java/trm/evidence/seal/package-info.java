/** Signing, sealing and opening of messages. */
@NullMarked
package trm.evidence.seal;

import org.jspecify.annotations.NullMarked;
