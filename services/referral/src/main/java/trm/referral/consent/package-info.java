/**
 * The person's consent: what it permits, how it shrinks and ends, on which basis something is told
 * instead, and what is erased with it.
 */
@NullMarked
package trm.referral.consent;

import org.jspecify.annotations.NullMarked;
