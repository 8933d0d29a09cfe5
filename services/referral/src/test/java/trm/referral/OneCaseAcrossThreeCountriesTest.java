package trm.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static trm.referral.Nodes.CN;
import static trm.referral.Nodes.MN;
import static trm.referral.Nodes.MO;
import static trm.referral.Story.COORDINATOR;
import static trm.referral.Story.HELP_POINT;
import static trm.referral.Story.PROSECUTOR;
import static trm.referral.Story.RECEIVER;
import static trm.referral.Story.SHELTER;
import static trm.referral.Story.TODAY;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import trm.referral.AssistanceCommand.RecordFollowUp;
import trm.referral.ConsentCommand.GiveConsent;
import trm.referral.ConsentCommand.WithdrawConsent;
import trm.referral.ConsentEvent.ErasureConfirmed;
import trm.referral.Decision.Agreed;
import trm.referral.Decision.Refused;
import trm.referral.HandoverCommand.CloseHandover;
import trm.referral.HandoverCommand.GiveFeedback;
import trm.referral.HandoverEvent.HandoverOffered;
import trm.referral.LocalEvent.ArrivalCodeIssued;
import trm.referral.LocalEvent.ErasureCarriedOut;
import trm.referral.LocalEvent.HoldPlaced;
import trm.referral.Nodes.Actor;
import trm.referral.ProceedingsCommand.ReleaseHold;
import trm.referral.ProceedingsCommand.SendProceedingsNotice;
import trm.referral.ProceedingsEvent.HoldTold;
import trm.referral.ReturnCommand.ConfirmReturn;
import trm.referral.consent.KeptParts;
import trm.referral.file.FactList;

/** The whole story of one invented person, told by three copies of one case. */
class OneCaseAcrossThreeCountriesTest {
  private final BeforeTheJourney before = new BeforeTheJourney();
  private final Nodes nodes = before.nodes;
  private final ConsentId sharing = before.sharing();
  private final PlanId plan = before.plan();

  @Test
  void movesTheTurnAndNotTheEpochInsideMacao() {
    assertThat(nodes.at(MO).epoch()).isEqualTo(1);
    assertThat(nodes.at(MO).turn()).isEqualTo(2);
    assertThat(nodes.at(MO).turnHolder()).contains(new OrganisationId("mo-coordination"));
    assertThat(nodes.asksFrom(1, 1, SHELTER, Story.verification(MN)))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.rules()).extracting("ruleId").contains("TURN_STALE"));
  }

  @Test
  void refusesTheReturnWhileTheWitnessHoldStandsAndTellsPeersNothingOfIt() {
    HoldId hold = holdsTheWitness();

    Decision refusal = nodes.asks(COORDINATOR, new ConfirmReturn(plan));

    assertThat(refusal)
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.rules()).extracting("ruleId").containsExactly("SOP4-RETURN-03");
              assertThat(refused.toldToPeers()).isEqualTo("NOT_NOW");
            });
    assertThat(new FactList(nodes.at(MN).facts()).last(HoldTold.class))
        .contains(new HoldTold(hold, "NOT_NOW"));
    assertThat(new FactList(nodes.at(MN).facts()).all(HoldTold.class))
        .extracting(told -> told.fact().stamp().officer())
        .containsExactly(Stamp.SYSTEM);
    assertThat(nodes.asks(COORDINATOR, new ReleaseHold(hold, Guarded.of("ORDER-2"))))
        .isInstanceOf(Refused.class);
    nodes.does(PROSECUTOR, new ReleaseHold(hold, Guarded.of("ORDER-2")));
    assertThat(nodes.at(MN).holds().open()).isEmpty();
    nodes.does(COORDINATOR, new ConfirmReturn(plan));
  }

  private HoldId holdsTheWitness() {
    return nodes.does(PROSECUTOR, Story.hold("WITNESS", "ORDER-1", 30), HoldPlaced.class).holdId();
  }

  @Test
  void movesResponsibilityByTwoHandoversFromEpochOneToThree() {
    travels();

    for (NodeId node : List.of(MO, CN, MN)) {
      assertThat(nodes.at(node).epoch()).isEqualTo(3);
      assertThat(nodes.at(node).authority()).isEqualTo(MN);
      assertThat(nodes.at(node).duty()).containsExactly(MN);
    }
    assertThat(nodes.refusedMail).isEmpty();
  }

  @Test
  void handsHerBackTheWaySheCameUntilMacaoAloneAnswersForHer() {
    travels();

    assertThat(nodes.asks(RECEIVER, Story.offer(true, MO)))
        .as("China sent her to Mongolia; to Macao it is a journey with all its gates")
        .isInstanceOfSatisfying(
            Refused.class,
            no -> assertThat(no.rules()).extracting("ruleId").contains("SOP4-RETURN-15"));
    handsOver(RECEIVER, HELP_POINT, true);
    handsOver(HELP_POINT, COORDINATOR, true);

    for (NodeId node : List.of(MO, CN, MN)) {
      assertThat(nodes.at(node).epoch()).isEqualTo(5);
      assertThat(nodes.at(node).authority()).isEqualTo(MO);
      assertThat(nodes.at(node).duty()).containsExactly(MO);
    }
    assertThat(nodes.refusedMail).isEmpty();
  }

  @Test
  void tellsNoNodeWhoThePersonIsBeforeItAccepted() {
    before.confirmsAndClears();
    HandoverOffered offered =
        nodes.does(COORDINATOR, Story.offer(false, CN), HandoverOffered.class);

    assertThat(nodes.at(CN).facts().toString()).doesNotContain("Solongo");
    assertThat(offered.profile().held()).contains(Story.ADULT);
  }

  @Test
  void refusesMacaosStaleCommandAfterTheFirstArrivalButLetsTheProsecutorSpeak() {
    before.confirmsAndClears();
    handsOver(COORDINATOR, HELP_POINT, false);

    Decision stale = nodes.asksFrom(1, 2, COORDINATOR, Story.plan("RETURN", CN));

    assertThat(stale)
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.rules())
                    .extracting("ruleId")
                    .contains("EPOCH_STALE", "HOLDER-01"));
    nodes.does(
        PROSECUTOR,
        new SendProceedingsNotice(List.of(MN, CN), "HEARING", Nodes.START, "HEARING-1"));
    assertThat(nodes.refusedMail).isEmpty();
  }

  @Test
  void endsMacaosFollowUpDutyWithTheFeedback() {
    travels();
    HandoverId first = nodes.at(MO).handovers().all().getFirst().id();
    assertThat(nodes.at(MO).handovers().awaitingFeedback()).containsExactly(first);

    nodes.does(RECEIVER, Story.plan("REINTEGRATION"));
    nodes.does(
        RECEIVER,
        new RecordFollowUp(
            List.of(MO),
            TODAY.plusDays(7),
            Guarded.of("YES"),
            Guarded.of(List.of("SAFE")),
            TODAY.plusDays(30)));
    nodes.does(RECEIVER, new GiveFeedback(first, Guarded.of("ARRIVED_WELL"), null));

    assertThat(nodes.at(MO).handovers().awaitingFeedback()).isEmpty();
  }

  @Test
  void erasesAtEachNodeWhatItMayNotKeepWhenTheSharingConsentIsWithdrawn() {
    nodes.does(PROSECUTOR, new ReleaseHold(holdsTheWitness(), Guarded.of("ORDER-2")));
    travels();
    nodes.does(RECEIVER, ownConsent());

    Decision withdrawal = nodes.asks(SHELTER, new WithdrawConsent(sharing, "ALL"));
    assertThat(withdrawal).isInstanceOf(Agreed.class);
    nodes.deliver();

    assertThat(erasure(MO).erased()).containsExactly(Part.of(sharing), Part.OWN);
    assertThat(erasure(MO).kept())
        .containsExactly(new Kept("PROCEEDINGS", "PROCEEDINGS", TODAY.plusYears(5)));
    assertThat(erasure(CN).erased()).containsExactly(Part.of(sharing), Part.OWN);
    assertThat(erasure(CN).kept()).isEmpty();
    assertThat(erasure(MN).erased()).containsExactly(Part.of(sharing));
    assertThat(erasure(MN).kept())
        .containsExactly(new Kept("OWN", "OWN_CONSENT", TODAY.plusYears(1)));
    assertThat(new FactList(nodes.at(MO).facts()).all(ErasureConfirmed.class))
        .extracting(answer -> answer.node())
        .containsExactlyInAnyOrder(CN, MN);
    assertThat(erasure(CN).cleanFrom()).isEqualTo(TODAY.plusDays(35));
    whatWasKeptGoesOnTheDayAfterItsLast(sharing);
    assertThat(nodes.asks(RECEIVER, Story.assessment("ORIGIN", "LOW", MO)))
        .isInstanceOf(Refused.class);
  }

  private void whatWasKeptGoesOnTheDayAfterItsLast(ConsentId sharing) {
    assertThat(due(MO, TODAY.plusYears(5))).isEmpty();
    LocalDate after = TODAY.plusYears(5).plusDays(1);
    assertThat(due(MO, after))
        .containsExactly(
            new ErasureCarriedOut(
                sharing, List.of(Part.PROCEEDINGS), List.of(), after.plusDays(35)));
    assertThat(due(CN, after)).isEmpty();
    assertThat(due(MN, after)).as("Mongolia still helps her").isEmpty();
  }

  private List<ErasureCarriedOut> due(NodeId node, LocalDate day) {
    Retention retention = new Retention(Period.ofDays(35), Period.ofYears(5), Period.ofYears(1));
    return KeptParts.due(nodes.at(node), retention, day.atStartOfDay().toInstant(ZoneOffset.UTC));
  }

  private ErasureCarriedOut erasure(NodeId node) {
    return new FactList(nodes.at(node).facts()).last(ErasureCarriedOut.class).orElseThrow();
  }

  private static GiveConsent ownConsent() {
    return new GiveConsent(
        Story.SUBJECT,
        "PERSON",
        List.of("ASSISTANCE"),
        List.of("mn-origin/mn-social-service"),
        List.of("B", "C"),
        List.of(),
        "mn",
        false,
        null,
        Nodes.START,
        Nodes.START.plus(Duration.ofDays(200)),
        null);
  }

  private void travels() {
    before.confirmsAndClears();
    handsOver(COORDINATOR, HELP_POINT, false);
    handsOver(HELP_POINT, RECEIVER, true);
  }

  private void handsOver(Actor sender, Actor receiver, boolean last) {
    HandoverId id =
        nodes.does(sender, Story.offer(last, receiver.node()), HandoverOffered.class).handoverId();
    nodes.does(receiver, Story.accept(id));
    nodes.does(sender, Story.depart(id));
    nodes.does(receiver, Story.arrive(id, code(sender.node(), id)));
    nodes.does(sender, new CloseHandover(id));
  }

  private String code(NodeId sender, HandoverId id) {
    return new FactList(nodes.at(sender).facts())
        .all(ArrivalCodeIssued.class).stream()
            .map(issued -> issued.event())
            .filter(issued -> issued.handoverId().equals(id))
            .findFirst()
            .flatMap(issued -> issued.code().held())
            .orElseThrow();
  }
}
