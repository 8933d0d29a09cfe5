package trm.referral;

import static trm.referral.CaseFixture.atOrigin;
import static trm.referral.Nodes.CN;
import static trm.referral.Nodes.MN;
import static trm.referral.Nodes.MO;
import static trm.referral.Story.TODAY;

import java.util.List;
import trm.referral.HandoverCommand.OfferHandover;
import trm.referral.LocalEvent.ReflectionPeriodGranted;
import trm.referral.RuleCases.RuleCase;

/** The rules before a person goes back to the node that sent her first. */
final class HandBackRuleCases {
  private static final OfferHandover BACK = Story.offer(true, MO);

  private HandBackRuleCases() {}

  static List<RuleCase> all() {
    return List.of(
        new RuleCase("SOP4-HANDBACK-01", came().asks(BACK), came().withdrawn().asks(BACK)),
        new RuleCase("SOP4-HANDBACK-02", came().asks(BACK), wentOn().asks(BACK)),
        new RuleCase(
            "SOP4-HANDBACK-03",
            cameAsAChild().bestInterests("RETURN").guardianAgrees(true).asks(BACK),
            cameAsAChild().bestInterests("RETURN").guardianAgrees(false).asks(BACK)),
        new RuleCase(
            "SOP4-HANDBACK-04",
            came().with(reflection(1)).asks(BACK),
            came().with(reflection(0)).asks(BACK)),
        new RuleCase(
            "SOP4-HANDBACK-05",
            cameAsAChild().bestInterests("RETURN").guardianAgrees(true).asks(BACK),
            cameAsAChild().guardianAgrees(true).asks(BACK)));
  }

  /** Macao sent her to Mongolia, and she arrived. */
  static CaseFixture came() {
    return atOrigin().offeredBy(MO, true).acceptedBy(MN).arrivedAt(MN);
  }

  static CaseFixture cameAsAChild() {
    return came().ofAChild();
  }

  private static CaseFixture wentOn() {
    return came()
        .from(
            CN,
            new HandoverEvent.ArrivalConfirmed(
                new HandoverId("handover-2"), 3, "1", Nodes.START, Nodes.octets("next"), null));
  }

  private static ReflectionPeriodGranted reflection(int endedDaysAgo) {
    return new ReflectionPeriodGranted(TODAY.minusDays(30), TODAY.minusDays(endedDaysAgo));
  }
}
