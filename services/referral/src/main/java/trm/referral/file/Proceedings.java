package trm.referral.file;

import java.util.Set;
import trm.referral.ProceedingsEvent.ProceedingsNotice;
import trm.referral.ReferralEvent;

/** What notices of proceedings mean for what is still owed. */
public final class Proceedings {
  private static final Set<String> OF_A_CLAIM =
      Set.of(
          "COMPENSATION_CLAIMED",
          "COMPENSATION_GRANTED",
          "COMPENSATION_REFUSED",
          "COMPENSATION_PAYOUT");

  private Proceedings() {}

  /** Whether a kind of notice is about a claim for compensation. */
  public static boolean isOfAClaim(String kind) {
    return OF_A_CLAIM.contains(kind);
  }

  /** Whether this says that a claim for compensation was made, by whichever node. */
  public static boolean tellsOfAClaim(ReferralEvent event) {
    return event instanceof ProceedingsNotice notice && isOfAClaim(notice.kind());
  }
}
