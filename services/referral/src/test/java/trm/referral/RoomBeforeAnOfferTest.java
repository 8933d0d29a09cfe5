package trm.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static trm.referral.Nodes.CN;
import static trm.referral.Nodes.MN;
import static trm.referral.Nodes.MN_NGO;
import static trm.referral.Nodes.MO;
import static trm.referral.RuleCases.ready;
import static trm.referral.RuleCases.setOut;

import java.util.List;
import org.junit.jupiter.api.Test;
import trm.referral.AssistanceEvent.RequestMade;
import trm.referral.Decision.Agreed;
import trm.referral.Decision.Refused;
import trm.referral.HandoverEvent.UnannouncedArrival;
import trm.referral.file.FactList;

/** Nobody is offered to a node to stay where the help that everybody needs is not. */
class RoomBeforeAnOfferTest {
  private static final RequestId ALSO = new RequestId("request-ngo");
  private static final HandoverCommand.OfferHandover HOME = Story.offer(true, MN);

  @Test
  void aQuestionThatNamesNothingAsksForTheTriad() {
    RequestMade asked =
        new FactList(((Agreed) ready().asks(Story.room(MN))).facts())
            .last(RequestMade.class)
            .orElseThrow();

    assertThat(asked.capacities().held()).contains(List.of("PSYCHOSOCIAL", "CASE_WORKER", "LEGAL"));
  }

  @Test
  void everyCandidateHasToHaveTheTriad() {
    CaseFixture oneOfTwo = setOut().knowing(MN_NGO).answered(ALSO, "RETURN", MN_NGO, "ACCEPTED");

    assertThat(rules(oneOfTwo.asks(Story.offer(true, MN, MN_NGO))))
        .containsExactly("SOP4-CAPACITY-03");
    assertThat(
            oneOfTwo
                .namedRoom(MN_NGO, "ACCEPTED", "LEGAL", "CASE_WORKER", "PSYCHOSOCIAL")
                .asks(Story.offer(true, MN, MN_NGO)))
        .isInstanceOf(Agreed.class);
  }

  @Test
  void anAnswerThatNamesLessThanTheTriadIsNoYes() {
    CaseFixture half = setOut().namedRoom(MN, "ACCEPTED", "PSYCHOSOCIAL", "LEGAL");

    assertThat(rules(half.asks(HOME))).containsExactly("SOP4-CAPACITY-03");
  }

  @Test
  void theNewestAnswerCounts() {
    CaseFixture fullSince = setOut().namedRoom(MN, "DECLINED");

    assertThat(rules(fullSince.asks(HOME)))
        .containsExactlyInAnyOrder("SOP4-CAPACITY-01", "SOP4-CAPACITY-03");
  }

  @Test
  void whereThePersonAlreadyIsNobodyIsAskedFirst() {
    CaseFixture there =
        setOut()
            .without(AssistanceEvent.AnswerGiven.class)
            .from(MN, new UnannouncedArrival(Guarded.withheld(), Nodes.START));

    assertThat(there.asks(HOME)).isInstanceOf(Agreed.class);
  }

  @Test
  void aHandBackWaitsForNoAnswerAboutRoom() {
    CaseFixture cameFromMacao = HandBackRuleCases.came();

    assertThat(cameFromMacao.asks(Story.offer(true, MO))).isInstanceOf(Agreed.class);
    assertThat(rules(cameFromMacao.asks(Story.offer(true, CN)))).contains("SOP4-CAPACITY-03");
  }

  private static List<String> rules(Decision decision) {
    return ((Refused) decision).rules().stream().map(BrokenRule::ruleId).toList();
  }
}
