package trm.node.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static trm.node.casework.TwoNodes.MONDAY;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import trm.exchange.StorageFault;
import trm.node.OfficerRole;
import trm.node.casework.TwoNodes.Side;
import trm.referral.AssistanceCommand.RequestVerification;
import trm.referral.CaseCommand.OpenReferral;
import trm.referral.CaseCommand.RecordAsylumAdvice;
import trm.referral.CaseCommand.RecordMeasure;
import trm.referral.ConsentCommand.GiveConsent;
import trm.referral.Guarded;
import trm.referral.HandoverCommand.AcceptHandover;
import trm.referral.HandoverCommand.CloseHandover;
import trm.referral.HandoverCommand.ConfirmArrival;
import trm.referral.HandoverCommand.OfferHandover;
import trm.referral.HandoverCommand.RecordDeparture;
import trm.referral.HandoverCommand.RecordUnannouncedArrival;
import trm.referral.HandoverId;
import trm.referral.Identity;
import trm.referral.Leg;
import trm.referral.NodeId;
import trm.referral.OrganisationKind;
import trm.referral.Profile;
import trm.referral.Pseudonym;
import trm.referral.file.Handover;
import trm.referral.profile.CountryProfile;
import trm.referral.profile.Provisions;
import trm.scenario.Answer;
import trm.scenario.Protection;
import trm.scenario.Scenario;
import trm.scenario.Taken;

/** Macao handed her over to Mongolia, where she cannot stay: she goes back to Macao. */
class HandedBackTest {
  private static final NodeId MO = new NodeId("mo-destination");
  private static final NodeId MN = new NodeId("mn-origin");
  private static final Officer IN_MACAO = coordinator("mo-coordination");
  private static final Officer IN_MONGOLIA = coordinator("mn-coordination");

  private final TwoNodes nodes = new TwoNodes(provisions("MO"), provisions("MN"));

  /** She went to Mongolia by herself, so that the way there needs no gates. */
  @BeforeEach
  void sheIsInMongoliasCare() {
    Side macao = nodes.macao;
    macao.does(IN_MACAO, open());
    Stream.of("M1.4", "M2.5").forEach(code -> macao.does(IN_MACAO, measure(code)));
    macao.does(IN_MACAO, measure("M1.3", "ORIGIN_AUTHORITIES"));
    macao.does(IN_MACAO, new RecordAsylumAdvice(true));
    macao.does(IN_MACAO, consent("mn-origin"));
    macao.does(IN_MACAO, room());
    nodes.mongolia.does(
        IN_MONGOLIA, new RecordUnannouncedArrival(List.of(MO), Guarded.withheld(), nodes.now));
    HandoverId there = created(macao.does(IN_MACAO, offer(MN)));
    nodes.mongolia.does(IN_MONGOLIA, new AcceptHandover(there, "desk-3", "desk-4"));
    nodes.mongolia.does(IN_MONGOLIA, arrival(macao, there));
    macao.does(IN_MACAO, new CloseHandover(there));
  }

  @Test
  void theDutyEndsWhereItBegan() { // S08
    answers(MN);

    nodes.mongolia.does(IN_MONGOLIA, consent("mo-destination"));
    HandoverId back = created(nodes.mongolia.does(IN_MONGOLIA, offer(MO)));
    answers(MN);
    nodes.macao.does(IN_MACAO, new AcceptHandover(back, "desk-1", "desk-2"));
    nodes.mongolia.does(
        IN_MONGOLIA,
        new RecordDeparture(back, nodes.now, Guarded.of(identity()), Guarded.of(flight())));
    answers(MN);
    nodes.macao.does(IN_MACAO, arrival(nodes.mongolia, back));
    nodes.mongolia.does(IN_MONGOLIA, new CloseHandover(back));

    answers(MO);
    assertThat(stage(nodes.macao, back)).isEqualTo(Handover.Stage.CLOSED);
    assertThat(nodes.macao.referral().epoch()).isEqualTo(3);
  }

  @Scenario(
      number = "S10",
      situation = "The store fails at one of the nodes while it accepts a handover.",
      holds =
          "Nothing of the acceptance is left at either node, and once the store works it is accepted at both.",
      without =
          @Protection(
              value =
                  "facts, message and journal entry are one transaction, which is undone as a whole",
              taken =
                  @Taken(
                      in = "trm.exchange.memory.UndoableMap",
                      method = "restore",
                      answers = Answer.NOTHING)))
  void aStoreThatFailsInTheMidstLeavesNoHalfHandover() {
    nodes.mongolia.does(IN_MONGOLIA, consent("mo-destination"));
    HandoverId back = created(nodes.mongolia.does(IN_MONGOLIA, offer(MO)));
    AcceptHandover acceptance = new AcceptHandover(back, "desk-1", "desk-2");
    nodes.macao.journalIsFull(true);

    assertThatThrownBy(() -> nodes.macao.does(IN_MACAO, acceptance))
        .isInstanceOf(StorageFault.class);
    nodes.deliver();

    for (Side side : List.of(nodes.macao, nodes.mongolia)) {
      assertThat(stage(side, back)).isEqualTo(Handover.Stage.OFFERED);
    }
    nodes.macao.journalIsFull(false);
    nodes.macao.does(IN_MACAO, acceptance);
    for (Side side : List.of(nodes.macao, nodes.mongolia)) {
      assertThat(stage(side, back)).isEqualTo(Handover.Stage.ACCEPTED);
    }
  }

  private void answers(NodeId node) {
    for (Side side : List.of(nodes.macao, nodes.mongolia)) {
      assertThat(side.referral().authority()).isEqualTo(node);
      assertThat(side.referral().duty()).containsExactly(node);
    }
  }

  private static HandoverId created(CaseAnswer.Done done) {
    return new HandoverId(done.created());
  }

  private static Handover.Stage stage(Side side, HandoverId handover) {
    return side.referral().handovers().find(handover).orElseThrow().stage();
  }

  private ConfirmArrival arrival(Side sender, HandoverId handover) {
    String code =
        sender.referral().handovers().find(handover).flatMap(Handover::arrivalCode).orElseThrow();
    return new ConfirmArrival(handover, Guarded.of(code), nodes.now, null);
  }

  private static OfferHandover offer(NodeId to) {
    return new OfferHandover(
        List.of(to),
        true,
        Guarded.of("Gate 4"),
        Guarded.of(MONDAY.plus(Duration.ofDays(20))),
        MONDAY.plus(Duration.ofDays(30)),
        Guarded.of(List.of("PSYCHOSOCIAL", "CASE_WORKER", "LEGAL")),
        Guarded.of("FEMALE"),
        Guarded.of(adult()),
        "mon");
  }

  private static RequestVerification room() {
    return new RequestVerification(
        MN,
        "CAPACITY",
        null,
        Guarded.of(adult()),
        Guarded.withheld(),
        Guarded.withheld(),
        Guarded.withheld(),
        List.of());
  }

  private static OpenReferral open() {
    return new OpenReferral(
        new Pseudonym("p-1"),
        "mon",
        true,
        Guarded.of(adult()),
        Guarded.withheld(),
        Guarded.withheld(),
        Guarded.withheld());
  }

  private static Profile adult() {
    return new Profile("ADULT_25_PLUS", "FEMALE", false);
  }

  private static Identity identity() {
    return new Identity(
        "Zokhiomol", "Solongo", LocalDate.parse("1999-04-17"), "FEMALE", null, "MN", null, null);
  }

  private List<Leg> flight() {
    return List.of(new Leg("MN", "MO", nodes.now, nodes.now.plus(Duration.ofHours(6)), null));
  }

  private static RecordMeasure measure(String code, String... covered) {
    return new RecordMeasure(code, List.of(covered), Guarded.withheld(), Guarded.withheld());
  }

  private static GiveConsent consent(String receiver) {
    return new GiveConsent(
        new Pseudonym("p-1"),
        "PERSON",
        List.of("ASSISTANCE", "RETURN", "FOLLOW_UP"),
        List.of(receiver),
        List.of("B", "C", "D", "E"),
        List.of(),
        "mon",
        true,
        null,
        MONDAY,
        MONDAY.plus(Duration.ofDays(300)),
        null);
  }

  private static Officer coordinator(String organisation) {
    return TwoNodes.officer(
        organisation, OfficerRole.NATIONAL_COORDINATOR, OrganisationKind.NATIONAL_COORDINATOR);
  }

  private static Provisions provisions(String territory) {
    return new Provisions(CountryProfile.neutral(territory), List.of(), Period.ofDays(35));
  }
}
