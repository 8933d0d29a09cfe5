package trm.referral;

import static trm.referral.CaseFixture.aReferral;
import static trm.referral.CaseFixture.atTransit;
import static trm.referral.Nodes.CN;
import static trm.referral.Nodes.MO;

import java.util.List;
import java.util.stream.Stream;

/** For each rule one situation in which it lets through, and one in which it refuses. */
final class RuleCases {

  /** What the law said in the two situations. */
  record RuleCase(String ruleId, Decision passing, Decision failing) {}

  private RuleCases() {}

  static List<RuleCase> all() {
    return Stream.of(
            CareRuleCases.all(),
            ProfileRuleCases.all(),
            ChildAndClosureRuleCases.all(),
            ReturnRuleCases.all(),
            HandoverRuleCases.all(),
            CapacityRuleCases.all(),
            HandBackRuleCases.all(),
            FamilyRuleCases.all(),
            DelegationRuleCases.all(),
            DeskRuleCases.all(),
            MessageRuleCases.all())
        .flatMap(List::stream)
        .toList();
  }

  static CaseFixture ready() {
    return aReferral().readyToReturn();
  }

  /** Confirmed and cleared: an offer may be made. */
  static CaseFixture setOut() {
    return ready().confirmed().clearedForDays(20);
  }

  /** The person has arrived at the transit node. */
  static CaseFixture onTheWay() {
    return atTransit().offeredBy(MO, false).acceptedBy(CN).arrivedAt(CN);
  }
}
