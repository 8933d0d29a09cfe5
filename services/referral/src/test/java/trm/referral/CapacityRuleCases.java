package trm.referral;

import static trm.referral.CaseFixture.ASKED_ROOM;
import static trm.referral.CaseFixture.atOrigin;
import static trm.referral.Nodes.CN;
import static trm.referral.Nodes.MN;
import static trm.referral.Nodes.MO;
import static trm.referral.RuleCases.ready;
import static trm.referral.RuleCases.setOut;

import java.time.Duration;
import java.util.List;
import trm.referral.HandoverCommand.OfferHandover;
import trm.referral.ReturnCommand.GiveClearance;
import trm.referral.RuleCases.RuleCase;

/** The rules on room and on the help that everybody needs. */
final class CapacityRuleCases {
  private CapacityRuleCases() {}

  static List<RuleCase> all() {
    return List.of(
        new RuleCase(
            "SOP4-CAPACITY-01",
            setOut().namedRoom(CN, "ACCEPTED").asks(Story.offer(false, CN)),
            setOut().namedRoom(CN, "DECLINED").asks(Story.offer(false, CN))),
        new RuleCase(
            "SOP4-CAPACITY-02",
            setOut().asks(needing("PSYCHOSOCIAL", "CASE_WORKER", "LEGAL")),
            setOut().asks(needing("PSYCHOSOCIAL", "LEGAL"))),
        new RuleCase(
            "SOP4-CAPACITY-03",
            setOut().asks(Story.offer(true, MN)),
            setOut().without(AssistanceEvent.AnswerGiven.class).asks(Story.offer(true, MN))),
        new RuleCase(
            "SOP4-CAPACITY-04",
            ready().confirmed().asks(clearance()),
            ready().confirmed().namedRoom(MN, "DECLINED").asks(clearance())),
        new RuleCase(
            "SOP4-CAPACITY-05",
            askedForRoom().asks(Story.grantRoom(ASKED_ROOM)),
            askedForRoom().asks(Story.room(ASKED_ROOM, "ACCEPTED", "PSYCHOSOCIAL", "LEGAL"))));
  }

  private static CaseFixture askedForRoom() {
    return atOrigin().from(MO, CaseFixture.request(ASKED_ROOM, "CAPACITY"));
  }

  private static GiveClearance clearance() {
    return new GiveClearance(CN, "AGREEMENT-1", Nodes.START.plus(Duration.ofDays(9)));
  }

  private static OfferHandover needing(String... needs) {
    OfferHandover usual = Story.offer(true, MN);
    return new OfferHandover(
        usual.to(),
        true,
        usual.meetingPlace(),
        usual.meetingAt(),
        usual.expiresAt(),
        Guarded.of(List.of(needs)),
        usual.escort(),
        usual.profile(),
        "mn");
  }
}
