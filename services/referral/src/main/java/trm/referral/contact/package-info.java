/**
 * Whether the person may be reached now, how, and what may be said. Whatever sends or calls asks
 * here and nowhere else.
 */
@NullMarked
package trm.referral.contact;

import org.jspecify.annotations.NullMarked;
