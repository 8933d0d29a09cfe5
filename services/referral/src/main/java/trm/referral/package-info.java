/**
 * The law: what may happen to a case, and what has to be told to whom. Pure: no clock, no input or
 * output, no framework. Callers replay a {@link trm.referral.Referral} from its facts, ask it for a
 * decision and store what it agreed to.
 */
@NullMarked
package trm.referral;

import org.jspecify.annotations.NullMarked;
