package trm.node.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import trm.referral.AssistanceEvent.AnswerGiven;
import trm.referral.AssistanceEvent.PlanShared;
import trm.referral.AssistanceEvent.RequestMade;
import trm.referral.ConsentEvent.ConsentGiven;
import trm.referral.ConsentId;
import trm.referral.Fact;
import trm.referral.Guarded;
import trm.referral.LocalEvent.EpochLearned;
import trm.referral.NodeId;
import trm.referral.OfficerId;
import trm.referral.OrganisationId;
import trm.referral.PlanId;
import trm.referral.Pseudonym;
import trm.referral.Referral;
import trm.referral.ReferralEvent;
import trm.referral.RequestId;
import trm.referral.Stamp;

/** Who receives the person sees her case where she is received, and nobody by a name alone. */
class NoPlanOpensAFileByItsNameTest {
  private static final NodeId MO = new NodeId("mo-destination");
  private static final NodeId MN = new NodeId("mn-origin");
  private static final OrganisationId POLICE = new OrganisationId("police");
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  private static final RequestId ASKED = new RequestId("request-1");

  @Test
  void aPeersPlanOpensNothingBeforeTheReturnIsAcceptedHere() {
    assertThat(organisations(MN, told(MO, plan("RETURN")))).doesNotContain(POLICE);
    assertThat(organisations(MN, told(MO, plan("SERVICE")))).doesNotContain(POLICE);
  }

  @Test
  void whoIsNamedSeesItOnceTheReturnIsAcceptedHere() {
    assertThat(organisations(MN, accepted())).contains(POLICE);
  }

  @Test
  void whomSheExceptedSeesNothingAllTheSame() {
    List<Fact> facts = new ArrayList<>(accepted());
    facts.add(fact(MO, excepting("mn-origin/police")));

    assertThat(organisations(MN, facts)).doesNotContain(POLICE);
  }

  @Test
  void aPlanOfTheNodeThatAnswersForHerNamesItsOwn() {
    assertThat(organisations(MO, told(MO, plan("SERVICE")))).contains(POLICE);
    assertThat(organisations(MO, told(MO, plan("RETURN")))).doesNotContain(POLICE);
  }

  private static List<Fact> told(NodeId by, PlanShared plan) {
    return List.of(fact(MN, new EpochLearned(1, MO, true)), fact(by, plan));
  }

  private static List<Fact> accepted() {
    List<Fact> facts = new ArrayList<>(told(MO, plan("RETURN")));
    facts.add(fact(MO, asking()));
    facts.add(fact(MN, answer()));
    return facts;
  }

  private static RequestMade asking() {
    return new RequestMade(
        ASKED,
        "RETURN",
        NOW,
        Guarded.withheld(),
        Guarded.withheld(),
        Guarded.withheld(),
        Guarded.withheld(),
        Guarded.withheld(),
        Guarded.withheld(),
        Guarded.withheld());
  }

  private static AnswerGiven answer() {
    return new AnswerGiven(
        ASKED,
        "RETURN",
        "ACCEPTED",
        null,
        List.of(),
        Guarded.withheld(),
        null,
        List.of(),
        List.of(),
        Guarded.withheld(),
        Guarded.withheld());
  }

  private static PlanShared plan(String kind) {
    return new PlanShared(
        new PlanId("plan-1"),
        kind,
        POLICE.value(),
        "desk-1",
        "desk-2",
        Guarded.withheld(),
        Guarded.withheld(),
        Guarded.withheld(),
        LocalDate.parse("2026-05-02"));
  }

  private static ConsentGiven excepting(String exception) {
    return new ConsentGiven(
        new ConsentId("consent-1"),
        new Pseudonym("p-1"),
        "PERSON",
        List.of("RETURN"),
        List.of("mn-origin"),
        List.of("B"),
        List.of(exception),
        "mn",
        true,
        null,
        NOW,
        NOW.plusSeconds(86_400),
        null);
  }

  private static Fact fact(NodeId node, ReferralEvent event) {
    return new Fact(
        event,
        new Stamp(
            NOW,
            NOW,
            "M4.9",
            node,
            new OrganisationId("coordination"),
            new OfficerId("officer-1"),
            null));
  }

  private static Set<OrganisationId> organisations(NodeId self, List<Fact> facts) {
    return new Participants(Referral.replay(self, facts)).organisations();
  }
}
