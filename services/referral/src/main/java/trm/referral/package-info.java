/** Placeholder sentence. */
@NullMarked
package trm.referral;

import org.jspecify.annotations.NullMarked;
