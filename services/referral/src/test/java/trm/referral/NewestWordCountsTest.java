package trm.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static trm.referral.CaseFixture.HANDOVER;
import static trm.referral.CaseFixture.PLAN;
import static trm.referral.Nodes.CN;
import static trm.referral.Nodes.MN;
import static trm.referral.Nodes.MN_NGO;
import static trm.referral.Nodes.MO;
import static trm.referral.RuleCases.ready;
import static trm.referral.RuleCases.setOut;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import trm.referral.AssistanceEvent.PlanShared;
import trm.referral.Decision.Agreed;
import trm.referral.Decision.Refused;
import trm.referral.ReturnCommand.ConfirmReturn;
import trm.referral.ReturnCommand.GiveClearance;

/** What a node said of a return counts until it says something else. */
class NewestWordCountsTest {
  private static final ConfirmReturn CONFIRM = new ConfirmReturn(PLAN);
  private static final RequestId AGAIN = new RequestId("request-again");
  private static final RequestId THIRD = new RequestId("request-third");

  @Test
  void anOriginThatDeclinesAfterwardsTakesItsYesBack() {
    assertThat(rules(ready().answered(AGAIN, "RETURN", MN, "DECLINED").asks(CONFIRM)))
        .containsExactly("SOP4-RETURN-09");
  }

  @Test
  void anotherNodesNoDoesNotUndoTheReceiversYes() {
    CaseFixture other = ready().knowing(MN_NGO).answered(AGAIN, "RETURN", MN_NGO, "DECLINED");

    assertThat(other.asks(CONFIRM)).isInstanceOf(Agreed.class);
  }

  @Test
  void nobodyIsOfferedToStayWhereOnlyAnotherNodeAccepted() {
    CaseFixture room = setOut().knowing(MN_NGO).answered(AGAIN, "CAPACITY", MN_NGO, "ACCEPTED");

    assertThat(rules(room.asks(Story.offer(true, MN_NGO)))).containsExactly("SOP4-RETURN-09");
  }

  @Test
  void nobodyDepartsToANodeThatTookItsYesBack() {
    CaseFixture leaving =
        setOut()
            .from(MO, CaseFixture.offer(MO, 1, true))
            .with(new LocalEvent.OfferAddressed(HANDOVER, List.of(MN)))
            .acceptedBy(MN);

    assertThat(leaving.asks(Story.depart(HANDOVER))).isInstanceOf(Agreed.class);
    CaseFixture elsewhere =
        leaving
            .knowing(MN_NGO)
            .answered(AGAIN, "RETURN", MN_NGO, "ACCEPTED")
            .answered(THIRD, "RETURN", MN, "DECLINED");
    assertThat(rules(elsewhere.asks(Story.depart(HANDOVER)))).containsExactly("SOP4-RETURN-09");
  }

  @Test
  void aTransitNodeMaySayYesAfterItsNo() {
    CaseFixture refused = ready().answered(AGAIN, "CLEARANCE", CN, "DECLINED");

    assertThat(rules(refused.asks(CONFIRM))).containsExactly("SOP4-RETURN-10");
    assertThat(refused.answered(THIRD, "CLEARANCE", CN, "CLEARED").asks(CONFIRM))
        .isInstanceOf(Agreed.class);
  }

  @Test
  void aRefusedWayDoesNotShutTheOneThatWasPlannedInstead() {
    CaseFixture replanned =
        ready()
            .knowing(MN_NGO)
            .answered(AGAIN, "CLEARANCE", MN_NGO, "DECLINED")
            .planned("desk-2")
            .confirmed();

    assertThat(replanned.asks(CONFIRM)).isInstanceOf(Agreed.class);
    assertThat(replanned.asks(clear(CN))).isInstanceOf(Agreed.class);
    assertThat(rules(replanned.asks(clear(MN_NGO)))).containsExactly("SOP4-RETURN-10");
  }

  @Test
  void aQuestionThatWaitsShutsTheWayWhateverIsPlanned() {
    assertThat(rules(ready().asked(AGAIN, "CLEARANCE", CN).planned("desk-2").asks(CONFIRM)))
        .containsExactly("SOP4-RETURN-10");
  }

  @Test
  void aPlanThatNamesNoArrivalOpensNoGate() {
    PlanShared without =
        new PlanShared(
            PLAN,
            "RETURN",
            "mn-social-service",
            "desk-1",
            "desk-2",
            Guarded.of(List.of()),
            Guarded.withheld(),
            Guarded.withheld(),
            Story.TODAY.plusDays(90));

    assertThat(rules(ready().with(without).asks(CONFIRM))).containsExactly("SOP4-RETURN-07");
  }

  private static GiveClearance clear(NodeId to) {
    return new GiveClearance(to, "AGREEMENT-1", Nodes.START.plus(Duration.ofDays(5)));
  }

  private static List<String> rules(Decision decision) {
    return ((Refused) decision).rules().stream().map(BrokenRule::ruleId).toList();
  }
}
