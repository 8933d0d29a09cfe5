package trm.referral;

import static trm.referral.CaseFixture.ASKED_RETURN;
import static trm.referral.CaseFixture.CODE;
import static trm.referral.CaseFixture.HANDOVER;
import static trm.referral.CaseFixture.HOLD;
import static trm.referral.CaseFixture.atOrigin;
import static trm.referral.CaseFixture.atTransit;
import static trm.referral.Nodes.CN;
import static trm.referral.Nodes.MN;
import static trm.referral.Nodes.MN_NGO;
import static trm.referral.Nodes.MO;
import static trm.referral.RuleCases.onTheWay;
import static trm.referral.RuleCases.ready;
import static trm.referral.RuleCases.setOut;

import java.util.ArrayList;
import java.util.List;
import trm.referral.AssistanceEvent.DataAdded;
import trm.referral.HandoverEvent.HandoverAccepted;
import trm.referral.HandoverEvent.HandoverClosed;
import trm.referral.HandoverEvent.HandoverDeclined;
import trm.referral.ProceedingsCommand.ReleaseHold;
import trm.referral.ProceedingsEvent.HoldLifted;
import trm.referral.RuleCases.RuleCase;
import trm.referral.SafetyCommand.RaiseRiskAlert;

/** The rules of SOP 5, and what a peer's message must satisfy. */
final class MessageRuleCases {
  private final List<RuleCase> cases = new ArrayList<>();

  private MessageRuleCases() {}

  static List<RuleCase> all() {
    MessageRuleCases cases = new MessageRuleCases();
    cases.addProceedings();
    cases.addReception();
    return cases.cases;
  }

  private void rule(String id, Decision passing, Decision failing) {
    cases.add(new RuleCase(id, passing, failing));
  }

  private void addProceedings() {
    rule(
        "SOP5-HOLD-01",
        ready().asks(Story.hold("WITNESS", "ORDER-1", 9)),
        ready().asks(Story.hold("WITNESS", " ", 9)));
    rule(
        "SOP5-HOLD-02",
        ready().asks(Story.hold("WITNESS", "ORDER-1", 1)),
        ready().asks(Story.hold("WITNESS", "ORDER-1", 0)));
    ReleaseHold release = new ReleaseHold(HOLD, Guarded.of("ORDER-2"));
    CaseFixture prosecuted = ready().withOpenWitnessHold().acting(OrganisationKind.PROSECUTOR);
    rule(
        "SOP5-RELEASE-01",
        prosecuted.asks(release),
        ready().toldOfAHoldBy(MN).acting(OrganisationKind.PROSECUTOR).asks(release));
    rule(
        "SOP5-RELEASE-02",
        ready().withOpenHold("HEALTH", "mo-coordination").asks(release),
        ready().withOpenWitnessHold().acting(OrganisationKind.NGO).asks(release));
    rule("SAFETY-ALERT-01", ready().asks(alert("RISK_TO_LIFE")), ready().asks(alert("")));
  }

  private static RaiseRiskAlert alert(String basis) {
    return new RaiseRiskAlert(
        List.of(MN_NGO),
        Guarded.of("RETALIATION"),
        Guarded.of("HIGH"),
        Guarded.of("FAMILY"),
        Guarded.withheld(),
        basis);
  }

  private void addReception() {
    CrossingEvent asked = CaseFixture.request(ASKED_RETURN, "RETURN");
    CaseFixture passedOn = atOrigin().closedBy(MO, CN);
    CaseFixture ahead = atOrigin().recordedDaysBefore(1);
    rule("CASE-03", atOrigin().hears(MO, 1, asked), ahead.hears(MO, 1, asked));
    rule("EPOCH_STALE", passedOn.hears(CN, 2, asked), passedOn.hears(MO, 1, asked));
    rule("HOLDER-03", passedOn.hears(CN, 2, asked), passedOn.hears(MO, 2, asked));
    rule(
        "HANDOVER-OFFER-03",
        atTransit().hears(MO, 1, CaseFixture.offer(MO, 1, false)),
        atTransit().hears(MO, 1, CaseFixture.offer(MO, 2, false)));
    HandoverAccepted accepted = new HandoverAccepted(HANDOVER, "desk-3", "desk-4");
    rule(
        "HANDOVER-ACCEPT-05",
        setOut().offered().hears(CN, 1, accepted),
        setOut().offered().hears(MN, 1, accepted));
    HandoverDeclined declined = new HandoverDeclined(HANDOVER, "CAPACITY_FULL");
    rule(
        "HANDOVER-DECLINE-03",
        setOut().offered().hears(CN, 1, declined),
        setOut().offered().hears(MN, 1, declined));
    addArrivalReception();
    addOtherReception();
  }

  private void addArrivalReception() {
    CaseFixture travelling = setOut().offered().acceptedBy(CN).departed();
    rule(
        "HANDOVER-ARRIVE-04",
        travelling.hears(CN, 1, CaseFixture.arrival(CODE.code())),
        travelling.hears(CN, 1, CaseFixture.arrival("0815")));
    rule(
        "HANDOVER-ARRIVE-05",
        setOut().offeredTo(CN, MN).hears(MN, 1, CaseFixture.arrival(CODE.code())),
        setOut().offeredTo(CN, MN).arrivedAt(CN).hears(MN, 1, CaseFixture.arrival(CODE.code())));
    rule(
        "HANDOVER-CLOSE-02",
        onTheWay().hears(MO, 1, closing("opening")),
        onTheWay().hears(MO, 1, closing("another entry")));
  }

  private static HandoverClosed closing(String cited) {
    return new HandoverClosed(HANDOVER, 2, CN, Nodes.octets(cited));
  }

  private void addOtherReception() {
    rule(
        "SOP4-ANSWER-03",
        ready().hears(MN, 1, CaseFixture.answer(ASKED_RETURN, "RETURN", "ACCEPTED")),
        ready().hears(CN, 1, CaseFixture.answer(ASKED_RETURN, "RETURN", "ACCEPTED")));
    DataAdded data =
        new DataAdded(
            ASKED_RETURN,
            Guarded.withheld(),
            Guarded.withheld(),
            Guarded.withheld(),
            Guarded.withheld());
    rule(
        "SOP4-DATA-02",
        atOrigin().from(MO, CaseFixture.request(ASKED_RETURN, "RETURN")).hears(MO, 1, data),
        atOrigin().hears(MO, 1, data));
    rule(
        "SOP5-RELEASE-03",
        ready().toldOfAHoldBy(MN).hears(MN, 1, new HoldLifted(HOLD)),
        ready().toldOfAHoldBy(MN).hears(CN, 1, new HoldLifted(HOLD)));
  }
}
