package trm.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static trm.referral.Nodes.MN;
import static trm.referral.Nodes.MN_NGO;
import static trm.referral.Nodes.MO;
import static trm.referral.Story.COORDINATOR;
import static trm.referral.Story.SHELTER;
import static trm.referral.Story.TODAY;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import trm.referral.AssistanceEvent.PlanShared;
import trm.referral.AssistanceEvent.RequestMade;
import trm.referral.CaseCommand.RecordAsylumAdvice;
import trm.referral.CaseCommand.RecordTravelDocument;
import trm.referral.ConsentCommand.WithdrawConsent;
import trm.referral.Decision.Refused;
import trm.referral.HandoverCommand.CloseHandover;
import trm.referral.HandoverCommand.GiveFeedback;
import trm.referral.HandoverEvent.HandoverOffered;
import trm.referral.LocalEvent.ArrivalCodeIssued;
import trm.referral.Nodes.Actor;
import trm.referral.ReturnCommand.ConfirmReturn;
import trm.referral.SafetyCommand.RaiseRiskAlert;

/** A return from one NGO's care to another's, of which the state of origin never hears. */
class FromNgoToNgoTest {
  private static final Actor HOME = new Actor(MN_NGO, "mn-house", OrganisationKind.NGO);

  private final Nodes nodes = new Nodes();

  @BeforeEach
  void excludesTheAuthoritiesOfTheOrigin() {
    nodes.does(SHELTER, Story.open());
    nodes.does(SHELTER, Story.measure("M1.4"));
    nodes.does(SHELTER, Story.measure("M1.3", "ORIGIN_AUTHORITIES"));
    nodes.does(
        SHELTER,
        Story.consent(
            List.of("kind:NGO_NETWORK", "mo-destination"), List.of("ORIGIN_AUTHORITIES")));
    nodes.does(COORDINATOR, new RecordAsylumAdvice(true));
  }

  @Test
  void goesFromOfferToFeedbackWithoutASingleMessageToTheState() {
    HandoverId handover = isOfferedHome();
    nodes.does(HOME, Story.accept(handover));
    nodes.does(COORDINATOR, Story.depart(handover));
    nodes.does(HOME, Story.arrive(handover, code()));
    nodes.does(COORDINATOR, new CloseHandover(handover));
    nodes.does(HOME, new GiveFeedback(handover, Guarded.of("ARRIVED_WELL"), null));

    assertThat(nodes.at(MN_NGO).duty()).containsExactly(MN_NGO);
    assertThat(nodes.at(MO).handovers().awaitingFeedback()).isEmpty();
    assertThat(nodes.at(MN).facts()).isEmpty();
    assertThat(nodes.refusedMail).isEmpty();
  }

  @Test
  void warningsAndAWithdrawalReachTheNgoAlone() {
    isOfferedHome();
    nodes.does(
        SHELTER,
        new RaiseRiskAlert(
            List.of(MN_NGO),
            Guarded.of("RETALIATION"),
            Guarded.of("HIGH"),
            Guarded.of("PERSON"),
            Guarded.withheld(),
            "LIFE"));
    ConsentId consent =
        nodes.at(MO).consents().all().stream().map(c -> c.id()).findFirst().orElseThrow();
    nodes.does(SHELTER, new WithdrawConsent(consent, "ALL"));

    assertThat(nodes.at(MN).facts()).isEmpty();
  }

  @Test
  void theStateMayBeAskedNothing() {
    assertThat(nodes.asks(COORDINATOR, Story.verification(MN)))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.rules())
                    .extracting("ruleId")
                    .contains("SOP4-CONTACT-04", "DISCLOSURE-02"));
    assertThat(nodes.onTheWay()).isEmpty();
  }

  private HandoverId isOfferedHome() {
    nodes.does(COORDINATOR, Story.assessment("DESTINATION", "LOW", MN_NGO));
    nodes.does(HOME, Story.assessment("ORIGIN", "LOW", MO));
    nodes.does(COORDINATOR, new RecordTravelDocument(Guarded.withheld(), TODAY.plusDays(60)));
    RequestId home =
        nodes.does(COORDINATOR, Story.proposeReturn(MN_NGO), RequestMade.class).requestId();
    nodes.does(HOME, Story.answer(home, "ACCEPTED"));
    RequestId room = nodes.does(COORDINATOR, Story.room(MN_NGO), RequestMade.class).requestId();
    nodes.does(HOME, Story.grantRoom(room));
    PlanId plan = nodes.does(COORDINATOR, Story.plan("RETURN", MN_NGO), PlanShared.class).planId();
    nodes.does(COORDINATOR, new ConfirmReturn(plan));
    takesTheTurn();
    return nodes.does(COORDINATOR, Story.offer(true, MN_NGO), HandoverOffered.class).handoverId();
  }

  private void takesTheTurn() {
    nodes.does(
        SHELTER,
        new CaseCommand.OfferTurn(new OrganisationId("mo-coordination"), Guarded.withheld(), null));
    nodes.does(COORDINATOR, new CaseCommand.AcceptTurn());
  }

  private String code() {
    return nodes.at(MO).facts().stream()
        .map(Fact::event)
        .filter(ArrivalCodeIssued.class::isInstance)
        .map(ArrivalCodeIssued.class::cast)
        .flatMap(issued -> issued.code().held().stream())
        .findFirst()
        .orElseThrow();
  }
}
