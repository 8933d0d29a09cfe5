package trm.referral;

import org.jspecify.annotations.Nullable;

/**
 * A rule that says no.
 *
 * @param ruleId never changes its meaning
 * @param sentence for a case worker
 * @param basisClass the disclosure class that the refusal would betray; absent when it betrays
 *     nothing
 */
public record BrokenRule(String ruleId, String sentence, @Nullable DisclosureClass basisClass) {}
