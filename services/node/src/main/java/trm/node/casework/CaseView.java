package trm.node.casework;

import trm.referral.Referral;

/**
 * A case as an officer may see it.
 *
 * @param line where it stands
 * @param referral every fact; what was erased reads as erased
 */
public record CaseView(CaseLine line, Referral referral) {}
