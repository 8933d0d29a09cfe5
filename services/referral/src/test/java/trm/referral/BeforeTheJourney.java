package trm.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static trm.referral.Nodes.CN;
import static trm.referral.Nodes.MN;
import static trm.referral.Nodes.MO;
import static trm.referral.Story.AUTHORITY;
import static trm.referral.Story.CONSUL;
import static trm.referral.Story.COORDINATOR;
import static trm.referral.Story.HELP_POINT;
import static trm.referral.Story.SHELTER;
import static trm.referral.Story.TODAY;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import trm.referral.AssistanceCommand.AddData;
import trm.referral.AssistanceCommand.AnswerRequest;
import trm.referral.AssistanceEvent.PlanShared;
import trm.referral.AssistanceEvent.RequestMade;
import trm.referral.CaseCommand.AcceptTurn;
import trm.referral.CaseCommand.DecideIdentification;
import trm.referral.CaseCommand.GrantReflectionPeriod;
import trm.referral.CaseCommand.OfferTurn;
import trm.referral.CaseCommand.RecordAsylumAdvice;
import trm.referral.ConsentEvent.ConsentGiven;
import trm.referral.Decision.Refused;
import trm.referral.Nodes.Actor;
import trm.referral.ReturnCommand.ConfirmReturn;
import trm.referral.ReturnCommand.GiveClearance;

/** The case of one invented person until her return is planned and may be confirmed. */
final class BeforeTheJourney {
  final Nodes nodes = new Nodes();
  private ConsentId sharing = new ConsentId("none-yet");
  private PlanId plan = new PlanId("none-yet");

  BeforeTheJourney() {
    isReferredInsideMacao();
    isAdvisedAndAssessed();
    isVerified();
    planIsMade();
  }

  ConsentId sharing() {
    return sharing;
  }

  PlanId plan() {
    return plan;
  }

  /** The last two steps before she may be offered onward. */
  void confirmsAndClears() {
    nodes.does(COORDINATOR, new ConfirmReturn(plan));
    clears(CN);
  }

  /** She may go by this node as well. */
  void isClearedBy(Actor desk) {
    RequestId way =
        nodes.does(COORDINATOR, Story.requestClearance(desk.node()), RequestMade.class).requestId();
    nodes.does(desk, Story.answer(way, "CLEARED"));
    clears(desk.node());
  }

  private void clears(NodeId node) {
    Instant until = Nodes.START.plus(Duration.ofDays(20));
    nodes.does(COORDINATOR, new GiveClearance(node, "AGREEMENT-1", until));
  }

  private void isReferredInsideMacao() {
    nodes.does(SHELTER, Story.open());
    nodes.does(SHELTER, Story.measure("M1.4"));
    nodes.does(SHELTER, Story.measure("M1.3", "INTERVIEW", "ORIGIN_AUTHORITIES"));
    givesConsent();
    nodes.does(
        SHELTER, new OfferTurn(new OrganisationId("mo-coordination"), Guarded.withheld(), null));
    nodes.does(COORDINATOR, new AcceptTurn());
    nodes.does(AUTHORITY, new GrantReflectionPeriod(TODAY.minusDays(37), TODAY.minusDays(7)));
    nodes.does(AUTHORITY, new DecideIdentification(Guarded.of("VICTIM"), List.of(), List.of()));
  }

  private void givesConsent() {
    sharing = nodes.does(SHELTER, Story.consent(), ConsentGiven.class).consentId();
  }

  private void isAdvisedAndAssessed() {
    nodes.does(COORDINATOR, Story.assessment("DESTINATION", "LOW"));
    assertThat(nodes.asks(COORDINATOR, Story.verification(MN)))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.rules()).extracting("ruleId").containsExactly("SOP4-CONTACT-01");
              assertThat(refused.toldToPeers()).isEqualTo("NOT_NOW");
            });
    nodes.does(COORDINATOR, new RecordAsylumAdvice(true));
  }

  private void isVerified() {
    RequestId asked =
        nodes.does(COORDINATOR, Story.verification(MN), RequestMade.class).requestId();
    nodes.does(CONSUL, Story.answer(asked, "MORE_DATA_NEEDED", "SCHOOL"));
    Clues more = new Clues(null, null, "the invented school of the sum", null);
    nodes.does(COORDINATOR, new AddData(asked, Guarded.withheld(), Guarded.of(more), List.of()));
    nodes.does(
        CONSUL,
        new AnswerRequest(
            asked,
            "CONFIRMED",
            null,
            List.of(),
            Guarded.of(new TravelDocument("CERTIFICATE", "X-1", TODAY, TODAY.plusDays(60))),
            TODAY.plusDays(60),
            List.of(),
            List.of("REGISTER_ENTRY"),
            List.of()));
    nodes.does(COORDINATOR, Story.assessment("DESTINATION", "LOW", MN));
    nodes.does(CONSUL, Story.assessment("ORIGIN", "MEDIUM", MO));
  }

  private void planIsMade() {
    RequestId home =
        nodes.does(COORDINATOR, Story.proposeReturn(MN), RequestMade.class).requestId();
    nodes.does(CONSUL, Story.answer(home, "ACCEPTED"));
    RequestId room = nodes.does(COORDINATOR, Story.room(MN), RequestMade.class).requestId();
    nodes.does(CONSUL, Story.grantRoom(room));
    RequestId way =
        nodes.does(COORDINATOR, Story.requestClearance(CN), RequestMade.class).requestId();
    nodes.does(HELP_POINT, Story.answer(way, "CLEARED"));
    plan = nodes.does(COORDINATOR, Story.plan("RETURN", MN), PlanShared.class).planId();
  }
}
