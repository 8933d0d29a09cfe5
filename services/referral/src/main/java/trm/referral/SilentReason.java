package trm.referral;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trm.referral.Decision.Refused;
import trm.referral.DirectoryView.NodeView;

/**
 * The coded reason that another node is told of what an officer decided. While a claim to asylum or
 * a hold stands, every reason reads alike, whatever the officer chose: one that was true before
 * would be told then and not now, and so betray the other. A risk is no reason that her own state
 * is given, since it may be the risk.
 */
record SilentReason(Referral referral, Situation situation) {
  private static final Set<String> OF_RISK = Set.of("UNSAFE_TO_RECEIVE", "RISK_CHANGED");
  private static final List<String> NEEDS_NO_REASON =
      List.of(
          "CONFIRMED",
          "NOT_CONFIRMED",
          "INCONCLUSIVE",
          "MORE_DATA_NEEDED",
          "ACCEPTED",
          "CLEARED",
          "INFORMED",
          "REFUSES_CONTACT",
          "NOT_SAFE",
          "CARER_INVOLVED");

  String told(String reason, NodeId to) {
    return isSilent() || (OF_RISK.contains(reason) && isHers(to)) ? Refused.NOT_NOW : reason;
  }

  /**
   * The same of an answer. What was granted or found has no reason, whatever stands; a no without
   * one always reads like the others.
   */
  @Nullable String told(String outcome, @Nullable String reason, NodeId to) {
    if (reason != null) {
      return told(reason, to);
    }
    return NEEDS_NO_REASON.contains(outcome) ? null : Refused.NOT_NOW;
  }

  private boolean isSilent() {
    return referral.care().hasOpenClaim() || !referral.holds().open().isEmpty();
  }

  private boolean isHers(NodeId to) {
    return situation.directory().find(to).filter(NodeView::isOriginAuthority).isPresent();
  }
}
