package trm.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static trm.referral.Nodes.CN;
import static trm.referral.Nodes.MN;
import static trm.referral.Nodes.MO;
import static trm.referral.Story.CONSUL;
import static trm.referral.Story.COORDINATOR;
import static trm.referral.Story.HELP_POINT;
import static trm.referral.Story.RECEIVER;
import static trm.referral.Story.SHELTER;

import java.util.List;
import org.junit.jupiter.api.Test;
import trm.referral.AssistanceCommand.RequestVerification;
import trm.referral.AssistanceEvent.PlanShared;
import trm.referral.AssistanceEvent.RequestMade;
import trm.referral.CaseCommand.DecideIdentification;
import trm.referral.CaseCommand.RecordAsylumAdvice;
import trm.referral.CaseCommand.RecordTravelDocument;
import trm.referral.Decision.Agreed;
import trm.referral.Decision.Refused;
import trm.referral.HandoverEvent.HandoverOffered;
import trm.referral.Nodes.Actor;
import trm.referral.ReturnCommand.ConfirmReturn;

/** The transit node is no corridor of its own: it identifies, helps and answers for the person. */
class IdentifiedInTransitTest {
  private static final Actor AUTHORITY =
      new Actor(CN, "cn-authority", OrganisationKind.COMPETENT_AUTHORITY);

  private final Nodes nodes = new Nodes();

  @Test
  void aPersonWhoIsFoundOnTheWayGoesHomeFromThereThroughEveryGate() {
    nodes.does(HELP_POINT, Story.open());
    nodes.does(HELP_POINT, Story.measure("M1.4"));
    nodes.does(HELP_POINT, Story.measure("M1.3", "ORIGIN_AUTHORITIES"));
    nodes.does(AUTHORITY, new DecideIdentification(Guarded.of("VICTIM"), List.of(), List.of()));
    assertThat(nodes.at(CN).authority()).isEqualTo(CN);
    assertThat(nodes.asks(HELP_POINT, Story.proposeReturn(MN))).isInstanceOf(Refused.class);

    nodes.does(HELP_POINT, Story.consent());
    nodes.does(HELP_POINT, new RecordAsylumAdvice(true));
    PlanId plan = isPlanned();
    nodes.does(HELP_POINT, new ConfirmReturn(plan));
    HandoverId handover =
        nodes.does(HELP_POINT, Story.offer(true, MN), HandoverOffered.class).handoverId();
    nodes.does(RECEIVER, Story.accept(handover));

    assertThat(nodes.asks(HELP_POINT, Story.depart(handover))).isInstanceOf(Agreed.class);
    assertThat(nodes.refusedMail).isEmpty();
  }

  private PlanId isPlanned() {
    nodes.does(HELP_POINT, Story.assessment("TRANSIT", "LOW", MN));
    nodes.does(CONSUL, Story.assessment("ORIGIN", "LOW", CN));
    nodes.does(HELP_POINT, new RecordTravelDocument(Guarded.withheld(), Story.TODAY.plusDays(60)));
    RequestId home = nodes.does(HELP_POINT, Story.proposeReturn(MN), RequestMade.class).requestId();
    nodes.does(CONSUL, Story.answer(home, "ACCEPTED"));
    RequestId room = nodes.does(HELP_POINT, Story.room(MN), RequestMade.class).requestId();
    nodes.does(CONSUL, Story.grantRoom(room));
    return nodes.does(HELP_POINT, Story.plan("RETURN", MN), PlanShared.class).planId();
  }

  @Test
  void aHelpPointIsAskedForAnEmergencyServiceByAProfileThatNamesNobody() {
    nodes.does(SHELTER, Story.open());
    nodes.does(SHELTER, Story.consent());

    RequestId room =
        nodes.does(COORDINATOR, room(Guarded.withheld()), RequestMade.class).requestId();
    nodes.does(HELP_POINT, Story.room(room, "ACCEPTED", "SAFE_ACCOMMODATION", "MEDICAL"));

    assertThat(nodes.at(MO).requests().find(room).orElseThrow().endedWith("ACCEPTED")).isTrue();
    assertThat(nodes.asks(COORDINATOR, room(Guarded.of(Story.IDENTITY))))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.rules()).extracting("ruleId").containsExactly("DISCLOSURE-04"));
  }

  private static RequestVerification room(Guarded<Identity> identity) {
    return new RequestVerification(
        CN,
        "CAPACITY",
        null,
        Guarded.of(Story.ADULT),
        identity,
        Guarded.withheld(),
        Guarded.of(List.of("SAFE_ACCOMMODATION", "MEDICAL")),
        List.of());
  }
}
