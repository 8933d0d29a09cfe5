package trm.node.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static trm.node.casework.TwoNodes.MONDAY;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import trm.node.OfficerRole;
import trm.node.casework.WorkQuestion.Filter;
import trm.referral.AssistanceCommand.AnswerRequest;
import trm.referral.AssistanceCommand.RequestVerification;
import trm.referral.CaseCommand.OpenReferral;
import trm.referral.CaseCommand.RecordAsylumAdvice;
import trm.referral.CaseCommand.RecordMeasure;
import trm.referral.ConsentCommand.GiveConsent;
import trm.referral.DeadlineId;
import trm.referral.Guarded;
import trm.referral.HandoverCommand.AcceptHandover;
import trm.referral.HandoverCommand.OfferHandover;
import trm.referral.HandoverCommand.RecordUnannouncedArrival;
import trm.referral.HandoverId;
import trm.referral.Identity;
import trm.referral.LocalEvent.EscalationRaised;
import trm.referral.NodeId;
import trm.referral.OrganisationKind;
import trm.referral.Profile;
import trm.referral.Pseudonym;
import trm.referral.RequestId;
import trm.referral.file.Handover;
import trm.referral.profile.BilateralAgreement;
import trm.referral.profile.BilateralAgreement.Persons;
import trm.referral.profile.CountryProfile;
import trm.referral.profile.Provisions;
import trm.referral.profile.Sourced;
import trm.referral.profile.TimeLimit;
import trm.referral.profile.WorkingCalendar;
import trm.scenario.Answer;
import trm.scenario.Protection;
import trm.scenario.Scenario;
import trm.scenario.Taken;

/**
 * Months at two nodes. Macao does not work on 5 and 20 March, Mongolia not on 9 and 24 March; both
 * agreed to answer in ten working days, and offers in three.
 */
class OverdueClimbsUntilItIsAnsweredTest {
  private static final NodeId MO = new NodeId("mo-destination");
  private static final NodeId MN = new NodeId("mn-origin");
  private static final Officer COORDINATOR =
      TwoNodes.officer(
          "mo-coordination",
          OfficerRole.NATIONAL_COORDINATOR,
          OrganisationKind.NATIONAL_COORDINATOR);
  private static final Officer SUPERVISOR =
      TwoNodes.officer("mo-coordination", OfficerRole.SUPERVISOR, OrganisationKind.SOCIAL_SERVICE);
  private static final Officer CONSUL =
      TwoNodes.officer(
          "mn-consulate", OfficerRole.CONSULAR_OFFICER, OrganisationKind.CONSULAR_DESK);
  private static final Officer MN_COORDINATOR =
      TwoNodes.officer(
          "mn-coordination",
          OfficerRole.NATIONAL_COORDINATOR,
          OrganisationKind.NATIONAL_COORDINATOR);

  private final TwoNodes nodes =
      new TwoNodes(
          provisions("MO", calendar("2026-03-05", "2026-03-20")),
          provisions("MN", calendar("2026-03-09", "2026-03-24")));
  private RequestId request = new RequestId("none");

  @BeforeEach
  void asksWhoSheIs() {
    TwoNodes.Side macao = nodes.macao;
    macao.does(COORDINATOR, open());
    Stream.of("M1.1", "M1.2", "M2.5").forEach(code -> macao.does(COORDINATOR, measure(code)));
    macao.does(COORDINATOR, measure("M1.3", "ORIGIN_AUTHORITIES"));
    macao.does(COORDINATOR, new RecordAsylumAdvice(true));
    macao.does(COORDINATOR, consent());
    request = new RequestId(macao.does(COORDINATOR, verification()).created());
  }

  @Test
  void bothNodesClimbInOrderOnDaysOnWhichBothWorkUntilALateAnswerCloses() {
    assertThat(nodes.watchUntil(at("2026-03-26T10:00:00Z")))
        .containsExactly(
            "mo-destination 2026-03-19T10:00:00Z OFFICER",
            "mn-origin 2026-03-19T10:00:00Z OFFICER",
            "mo-destination 2026-03-25T10:00:00Z SUPERVISOR",
            "mn-origin 2026-03-25T10:00:00Z SUPERVISOR");
    for (TwoNodes.Side side : List.of(nodes.macao, nodes.mongolia)) {
      WorkItem item = side.workOf(side == nodes.macao ? COORDINATOR : CONSUL, id()).orElseThrow();
      assertThat(item.dueAt()).isEqualTo("2026-03-18T10:00:00Z");
      assertThat(item.isOverdue(nodes.now)).isTrue();
      assertThat(item.owedBy()).isEqualTo(MN);
      assertThat(item.owedTo()).isEqualTo(MO);
      assertThat(item.raised()).containsExactly("OFFICER", "SUPERVISOR");
      assertThat(item.source()).isEqualTo("invented agreement");
      assertThat(item.nextRungAt()).isEqualTo("2026-03-31T10:00:00Z");
      assertThat(side.journalled("EscalationRaised")).isEqualTo(2);
    }

    nodes.mongolia.does(CONSUL, answer());

    assertThat(nodes.watchUntil(at("2026-06-26T10:00:00Z"))).isEmpty();
    assertThat(nodes.macao.workOf(COORDINATOR, id())).isEmpty();
    assertThat(nodes.mongolia.workOf(CONSUL)).isEmpty();
    assertThat(overdue(nodes.macao, COORDINATOR)).isEmpty();
    assertThat(nodes.macao.journalled("EscalationRaised")).isEqualTo(2);
  }

  @Test
  void theRungsAreReachedToTheTopWhereNobodyAnswers() {
    List<String> told = nodes.watchUntil(at("2026-06-02T10:00:00Z"));

    assertThat(told.stream().filter(line -> line.startsWith("mn-origin")))
        .containsExactly(
            "mn-origin 2026-03-19T10:00:00Z OFFICER",
            "mn-origin 2026-03-25T10:00:00Z SUPERVISOR",
            "mn-origin 2026-03-31T10:00:00Z NATIONAL_COORDINATOR",
            "mn-origin 2026-04-03T10:00:00Z FOCAL_POINT_ALTERNATE");
    assertThat(told).doesNotHaveDuplicates();
    assertThat(nodes.mongolia.escalations())
        .extracting(EscalationRaised::deadline)
        .containsOnly(new DeadlineId(id()));
    assertThat(nodes.mongolia.workOf(MN_COORDINATOR, id())).isPresent();
  }

  @Test
  void aSupervisorSeesItOnceItHasClimbedSoFar() {
    nodes.watchUntil(at("2026-03-24T10:00:00Z"));
    assertThat(nodes.macao.workOf(SUPERVISOR)).isEmpty();

    nodes.watchUntil(at("2026-03-25T10:00:00Z"));
    assertThat(nodes.macao.workOf(SUPERVISOR, id())).isPresent();
    assertThat(nodes.macao.casework.deadlines().overdue(nodes.now)).isEqualTo(Map.of("M4.4", 1L));
  }

  @Test
  void aNodeThatLooksAgainTellsNobodyTwice() {
    nodes.watchUntil(at("2026-03-25T10:00:00Z"));

    assertThat(nodes.macao.casework.deadlines().step(nodes.now).raised()).isEmpty();
    assertThat(nodes.macao.escalations()).hasSize(2);
  }

  @Test
  void aWishForMoreDataLaysTheMatterOnTheOtherDesk() {
    nodes.mongolia.does(
        CONSUL,
        new AnswerRequest(
            request,
            "MORE_DATA_NEEDED",
            null,
            List.of("BIRTH_PLACE"),
            Guarded.withheld(),
            null,
            List.of(),
            List.of(),
            List.of()));

    assertThat(nodes.mongolia.workOf(CONSUL, "data:" + request).map(WorkItem::owedBy))
        .contains(trm.node.wire.Names.toLaw(nodes.macao.self));
    assertThat(nodes.macao.workOf(COORDINATOR, "data:" + request)).isPresent();
    assertThat(nodes.macao.workOf(COORDINATOR, id())).isEmpty();
  }

  @Scenario(
      number = "S24",
      situation =
          "An acceptance that was given in time comes when the sender's people were told that it is overdue.",
      holds =
          "It is accepted, what waited for it is gone from the work list, and nobody is told again.",
      without =
          @Protection(
              value = "an answer ends what was owed, whenever it comes",
              taken = {
                @Taken(
                    in = "trm.referral.deadline.HandoverDeadlines",
                    method = "isAnswer",
                    answers = Answer.FALSE),
                @Taken(
                    in = "trm.referral.deadline.HandoverDeadlines",
                    method = "moot",
                    conditions = true,
                    answers = Answer.FALSE)
              }))
  void anAcceptanceThatArrivesAfterItsTimeIsAcceptedAndTheEscalationCloses() {
    HandoverId offer = offered();
    nodes.holdBack(nodes.macao);
    nodes.mongolia.does(MN_COORDINATOR, new AcceptHandover(offer, "desk-3", "desk-4"));
    nodes.watchUntil(at("2026-03-10T10:00:00Z"));
    assertThat(nodes.macao.workOf(COORDINATOR, "offer:" + offer + ":mn-origin"))
        .hasValueSatisfying(item -> assertThat(item.raised()).containsExactly("OFFICER"));
    assertThat(nodes.mongolia.escalations()).as("it answered in time").isEmpty();

    nodes.letThrough(nodes.macao);

    assertThat(stage(nodes.macao, offer)).isEqualTo(Handover.Stage.ACCEPTED);
    assertThat(nodes.macao.workOf(COORDINATOR, "offer:" + offer + ":mn-origin")).isEmpty();
    assertThat(climbs(nodes.watchUntil(at("2026-03-17T10:00:00Z")))).isEmpty();
  }

  // S24
  @Test
  void anAcceptanceThatIsGivenAfterItsTimeIsAcceptedAndTheEscalationClosesAtBoth() {
    HandoverId offer = offered();
    nodes.watchUntil(at("2026-03-10T10:00:00Z"));
    assertThat(nodes.mongolia.escalations()).extracting("rung").containsExactly("OFFICER");

    nodes.mongolia.does(MN_COORDINATOR, new AcceptHandover(offer, "desk-3", "desk-4"));

    for (TwoNodes.Side side : List.of(nodes.macao, nodes.mongolia)) {
      assertThat(stage(side, offer)).isEqualTo(Handover.Stage.ACCEPTED);
      assertThat(side.escalations()).hasSize(1);
    }
    assertThat(climbs(nodes.watchUntil(at("2026-03-17T10:00:00Z")))).isEmpty();
  }

  /** She is in Mongolia already, by herself; so nothing but the answer is waited for. */
  private HandoverId offered() {
    nodes.mongolia.does(
        MN_COORDINATOR, new RecordUnannouncedArrival(List.of(MO), Guarded.withheld(), nodes.now));
    return new HandoverId(
        nodes
            .macao
            .does(
                COORDINATOR,
                new OfferHandover(
                    List.of(MN),
                    true,
                    Guarded.of("Gate 4"),
                    Guarded.of(at("2026-04-20T10:00:00Z")),
                    at("2026-05-01T10:00:00Z"),
                    Guarded.of(List.of("PSYCHOSOCIAL", "CASE_WORKER", "LEGAL")),
                    Guarded.of("FEMALE"),
                    Guarded.of(adult()),
                    "mon"))
            .created());
  }

  private static Handover.Stage stage(TwoNodes.Side side, HandoverId offer) {
    return side.referral().handovers().find(offer).orElseThrow().stage();
  }

  private static List<String> climbs(List<String> told) {
    return told.stream().filter(line -> !line.endsWith("OFFICER")).toList();
  }

  private List<WorkItem> overdue(TwoNodes.Side side, Officer officer) {
    Filter filter = new Filter(true, null, null, null, null, nodes.now);
    return side.casework.work().list(officer, filter, null, 200);
  }

  private String id() {
    return "request:" + request;
  }

  private static Instant at(String time) {
    return Instant.parse(time);
  }

  private static Profile adult() {
    return new Profile("ADULT_25_PLUS", "FEMALE", false);
  }

  private static Identity identity() {
    return new Identity(
        "Zokhiomol", "Solongo", LocalDate.parse("1999-04-17"), "FEMALE", null, "MN", null, null);
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

  private static RecordMeasure measure(String code, String... covered) {
    return new RecordMeasure(code, List.of(covered), Guarded.withheld(), Guarded.withheld());
  }

  private static GiveConsent consent() {
    return new GiveConsent(
        new Pseudonym("p-1"),
        "PERSON",
        List.of("VERIFICATION", "RETURN", "FOLLOW_UP"),
        List.of("mn-origin"),
        List.of("B", "C", "D", "E"),
        List.of(),
        "mon",
        true,
        null,
        MONDAY,
        MONDAY.plus(Duration.ofDays(300)),
        null);
  }

  private static RequestVerification verification() {
    return new RequestVerification(
        MN,
        "NATIONALITY_AND_IDENTITY",
        null,
        Guarded.withheld(),
        Guarded.of(identity()),
        Guarded.withheld(),
        Guarded.withheld(),
        List.of());
  }

  private AnswerRequest answer() {
    return new AnswerRequest(
        request,
        "CONFIRMED",
        null,
        List.of(),
        Guarded.withheld(),
        null,
        List.of(),
        List.of("REGISTER_ENTRY"),
        List.of());
  }

  private static Provisions provisions(String territory, WorkingCalendar calendar) {
    CountryProfile neutral = CountryProfile.neutral(territory);
    CountryProfile profile =
        new CountryProfile(
            territory,
            neutral.order(),
            neutral.measures(),
            neutral.adults(),
            neutral.children(),
            neutral.identification(),
            new Sourced<>(calendar, "invented"),
            neutral.terms(),
            neutral.followUps(),
            neutral.ladder(),
            neutral.proceedings(),
            neutral.assistance());
    return new Provisions(profile, List.of(agreement()), Period.ofDays(35));
  }

  private static BilateralAgreement agreement() {
    String source = "invented agreement";
    return new BilateralAgreement(
        "invented-mo-mn-2026",
        Set.of("MO", "MN"),
        Persons.ADULTS,
        source,
        Map.of(
            "M4.4", new Sourced<>(TimeLimit.of("10 working days"), source),
            "M4.9", new Sourced<>(TimeLimit.of("3 working days"), source)),
        Map.of(),
        Map.of(
            "MO", new Sourced<>(calendar("2026-03-05", "2026-03-20"), source),
            "MN", new Sourced<>(calendar("2026-03-09", "2026-03-24"), source)),
        null);
  }

  private static WorkingCalendar calendar(String... holidays) {
    return new WorkingCalendar(
        Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
        Stream.of(holidays).map(LocalDate::parse).collect(Collectors.toSet()));
  }
}
