/**
 * The rules, one file a procedure: each an id, one sentence and a predicate over the case file.
 * They guard measures and script no order among them. The law book says which rules stand before
 * which command or message.
 */
@NullMarked
package trm.referral.sop;

import org.jspecify.annotations.NullMarked;
