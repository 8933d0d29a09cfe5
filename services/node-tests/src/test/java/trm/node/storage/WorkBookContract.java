package trm.node.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static trm.node.wire.SampleFacts.stamped;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import trm.exchange.UnitOfWork;
import trm.node.casework.CaseLine;
import trm.node.casework.CaseStore;
import trm.node.casework.FiledFact;
import trm.node.casework.WorkBook;
import trm.node.casework.WorkItem;
import trm.node.casework.WorkPlace;
import trm.node.casework.WorkQuestion;
import trm.node.casework.WorkQuestion.Filter;
import trm.node.casework.WorkQuestion.Whose;
import trm.referral.CaseReference;
import trm.referral.DeadlineId;
import trm.referral.LocalEvent.TurnAccepted;
import trm.referral.NodeId;
import trm.referral.OrganisationId;
import trm.referral.OrganisationKind;
import trm.referral.Part;
import trm.referral.deadline.Due.Ground;
import trm.referral.deadline.Kind;

/** The contract of {@link WorkBook}. */
abstract class WorkBookContract {
  private static final CaseReference CASE = new CaseReference("CASE-INVENTED-1");
  private static final CaseReference OTHER = new CaseReference("CASE-INVENTED-2");
  private static final NodeId SELF = new NodeId("mo-destination");
  private static final NodeId PEER = new NodeId("mn-origin");
  private static final OrganisationId SHELTER = new OrganisationId("shelter");
  private static final OrganisationId POLICE = new OrganisationId("police");
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00.123Z");
  private static final Filter ALL = new Filter(null, null, null, null, null, NOON);
  private static final String BASIS = "basis-1";

  /** An empty book, the cases that it is about, and the unit of work that they take part in. */
  record Fresh(UnitOfWork unitOfWork, CaseStore cases, WorkBook work) {}

  private Fresh fresh;

  @SuppressWarnings("NullAway.Init") // Given before each test.
  WorkBookContract() {}

  abstract Fresh empty();

  @BeforeEach
  final void begin() {
    fresh = empty();
    known(CASE, SHELTER);
    known(OTHER, POLICE);
  }

  @Test
  void replacesWhatIsOwedInACaseAndInNoOther() {
    WorkItem gone = item(CASE, "a", 1).of(SHELTER);
    WorkItem kept = item(CASE, "b", 2).of(SHELTER);
    WorkItem others = item(OTHER, "c", 3).of(SHELTER);
    put(CASE, gone, kept);
    put(OTHER, others);

    WorkItem escalated = item(CASE, "b", 2).of(SHELTER, "OFFICER", "SUPERVISOR");
    put(CASE, escalated, item(CASE, "d", 4).of(null));

    assertThat(all()).containsExactly(escalated, others, item(CASE, "d", 4).of(null));
    put(CASE);
    assertThat(all()).containsExactly(others);
  }

  @Test
  void keepsNothingOfAWorkThatFailed() {
    put(CASE, item(CASE, "a", 1).of(SHELTER));
    assertThatThrownBy(
            () ->
                inWork(
                    () -> {
                      fresh.work().put(BASIS, Map.of(CASE, List.of()));
                      throw new IllegalStateException("Says the test.");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(all()).hasSize(1);
  }

  @Test
  void listsTheDeskOfAnOrganisationInCasesInWhichItTakesPart() {
    WorkItem own = item(CASE, "a", 1).of(SHELTER);
    put(CASE, own, item(CASE, "b", 2).of(POLICE), item(CASE, "c", 3).of(null));
    put(OTHER, item(OTHER, "d", 4).of(SHELTER));

    assertThat(find(desk(SHELTER))).containsExactly(own);
  }

  @Test
  void letsThoseWhoPerformTheMeasureTakeWhatLiesOnNobodysDesk() {
    WorkItem open = item(CASE, "a", 1).of(null);
    put(CASE, open, item(CASE, "b", 2).of(POLICE));

    assertThat(find(new Whose(SHELTER, false, true, Set.of(OrganisationKind.NGO), none(), none())))
        .containsExactly(open);
    assertThat(
            find(new Whose(SHELTER, false, true, Set.of(OrganisationKind.COURT), none(), none())))
        .isEmpty();
    assertThat(find(new Whose(POLICE, false, true, Set.of(OrganisationKind.NGO), none(), none())))
        .as("a case in which it takes no part")
        .isEmpty();
  }

  @Test
  void showsAMatterToARungOnceItHasClimbedThere() {
    WorkItem low = item(CASE, "a", 1).of(SHELTER, "OFFICER");
    WorkItem high = item(CASE, "b", 2).of(SHELTER, "OFFICER", "SUPERVISOR");
    WorkItem others = item(CASE, "c", 3).of(POLICE, "OFFICER", "SUPERVISOR");
    WorkItem highest = item(OTHER, "d", 4).of(POLICE, "OFFICER", "NATIONAL_COORDINATOR");
    put(CASE, low, high, others);
    put(OTHER, highest);

    Whose supervisor = new Whose(SHELTER, false, false, Set.of(), Set.of("SUPERVISOR"), none());
    Whose coordinator =
        new Whose(
            new OrganisationId("mo-coordination"),
            true,
            false,
            Set.of(),
            none(),
            Set.of("NATIONAL_COORDINATOR"));
    assertThat(find(supervisor)).containsExactly(high);
    assertThat(find(coordinator)).containsExactly(highest);
  }

  @Test
  void filtersByEachOfItsConditions() {
    WorkItem early = item(CASE, "a", -1).of(SHELTER);
    WorkItem late = item(CASE, "b", 5).measured("M4.4", Kind.REQUEST);
    put(CASE, early, late);

    assertThat(filtered(new Filter(true, null, null, null, null, NOON))).containsExactly(early);
    assertThat(filtered(new Filter(false, null, null, null, null, NOON))).containsExactly(late);
    assertThat(filtered(new Filter(null, "M4.4", null, null, null, NOON))).containsExactly(late);
    assertThat(filtered(new Filter(null, null, CASE, null, null, NOON))).hasSize(2);
    assertThat(filtered(new Filter(null, null, OTHER, null, null, NOON))).isEmpty();
    assertThat(filtered(new Filter(null, null, null, Kind.REQUEST, null, NOON)))
        .containsExactly(late);
    assertThat(filtered(new Filter(null, null, null, null, hours(5), NOON))).containsExactly(early);
  }

  @Test
  void whatIsDueNowIsOverdue() {
    put(CASE, item(CASE, "a", 0).of(SHELTER));

    assertThat(filtered(new Filter(true, null, null, null, null, NOON))).hasSize(1);
    assertThat(filtered(new Filter(true, null, null, null, null, NOON.minusMillis(1)))).isEmpty();
  }

  @Test
  void pagesNeitherSkipNorRepeatWhateverIsPutInBetween() {
    List<WorkItem> before =
        IntStream.range(0, 20).mapToObj(i -> item(CASE, "m" + i, i / 4).of(SHELTER)).toList();
    put(CASE, before.toArray(WorkItem[]::new));

    List<WorkItem> read = new ArrayList<>();
    List<WorkItem> page = page(null);
    for (int round = 0; !page.isEmpty(); round++) {
      read.addAll(page);
      WorkItem last = page.getLast();
      List<WorkItem> more = new ArrayList<>(before);
      IntStream.rangeClosed(0, Math.min(round, 4))
          .forEach(
              i -> {
                more.add(item(CASE, "early" + i, -i).of(SHELTER));
                more.add(item(CASE, "late" + i, 100 + i).of(SHELTER));
              });
      put(CASE, more.toArray(WorkItem[]::new));
      page = page(new WorkPlace(last.dueAt(), last.caseReference(), last.deadline()));
      assertThat(round).isLessThan(20);
    }

    assertThat(read).doesNotHaveDuplicates().containsAll(before);
    assertThat(read).as("what came later than the place").anyMatch(named("late0"));
    assertThat(read).as("what came before the place").noneMatch(named("early1"));
    assertThat(read).isSortedAccordingTo(WorkBookContract::byPlace);
  }

  private static java.util.function.Predicate<WorkItem> named(String deadline) {
    return item -> item.deadline().value().equals(deadline);
  }

  private static int byPlace(WorkItem one, WorkItem other) {
    return new WorkPlace(one.dueAt(), one.caseReference(), one.deadline())
        .compareTo(new WorkPlace(other.dueAt(), other.caseReference(), other.deadline()));
  }

  private List<WorkItem> page(@Nullable WorkPlace after) {
    return inWork(() -> fresh.work().find(new WorkQuestion(desk(SHELTER), ALL, after, 3)));
  }

  @Test
  void namesEachCaseOnceOfWhichARungIsDueTheLongestWaitingFirst() {
    put(CASE, item(CASE, "a", 1).climbing(2), item(CASE, "b", 1).climbing(3));
    put(OTHER, item(OTHER, "c", 1).climbing(1), item(OTHER, "d", 1).climbing(9));

    assertThat(rungsDue(hours(3), 9)).containsExactly(OTHER, CASE);
    assertThat(rungsDue(hours(3), 1)).containsExactly(OTHER);
    assertThat(rungsDue(hours(1), 9)).containsExactly(OTHER);
    assertThat(rungsDue(hours(1).minusMillis(1), 9)).isEmpty();
  }

  @Test
  void knowsWhichCasesWereMadeByWhat() {
    assertThat(notMadeBy(BASIS)).containsExactly(CASE, OTHER);
    put(CASE);
    assertThat(notMadeBy(BASIS)).containsExactly(OTHER);
    assertThat(notMadeBy("basis-2")).containsExactly(CASE, OTHER);
  }

  @Test
  void countsWhatIsOverdueByMeasure() {
    put(CASE, item(CASE, "a", -1).of(SHELTER), item(CASE, "b", -2).of(SHELTER));
    put(
        OTHER,
        item(OTHER, "c", -1).measured("M4.4", Kind.REQUEST),
        item(OTHER, "d", 1).measured("M4.5", Kind.REQUEST));

    assertThat(inWork(() -> fresh.work().overdue(NOON))).isEqualTo(Map.of("M1.2", 2L, "M4.4", 1L));
  }

  /** An item that is being made. */
  private record Making(CaseReference caseReference, String deadline, int hours) {
    WorkItem of(@Nullable OrganisationId organisation, String... raised) {
      return made("M1.2", Kind.MEASURE, organisation, List.of(raised), null);
    }

    WorkItem measured(String measure, Kind kind) {
      return made(measure, kind, SHELTER, List.of(), null);
    }

    WorkItem climbing(int nextInHours) {
      return made("M1.2", Kind.MEASURE, SHELTER, List.of(), WorkBookContract.hours(nextInHours));
    }

    private WorkItem made(
        String measure,
        Kind kind,
        @Nullable OrganisationId organisation,
        List<String> raised,
        @Nullable Instant next) {
      return new WorkItem(
          caseReference,
          new DeadlineId(deadline),
          kind,
          measure,
          "NATIONALITY_AND_IDENTITY",
          NOON,
          WorkBookContract.hours(hours),
          SELF,
          PEER,
          organisation,
          Set.of(OrganisationKind.NGO, OrganisationKind.SOCIAL_SERVICE),
          Ground.NEUTRAL_DEFAULT,
          "neutral default",
          raised,
          next);
    }
  }

  private static Making item(CaseReference caseReference, String deadline, int hours) {
    return new Making(caseReference, deadline, hours);
  }

  private static Instant hours(int hours) {
    return NOON.plus(Duration.ofHours(hours));
  }

  private static Set<String> none() {
    return Set.of();
  }

  private static Whose desk(OrganisationId organisation) {
    return new Whose(organisation, false, true, Set.of(), none(), none());
  }

  private List<WorkItem> all() {
    Set<OrganisationKind> kinds = Set.of(OrganisationKind.NGO);
    return find(new Whose(SHELTER, true, true, kinds, none(), none()));
  }

  private List<WorkItem> filtered(Filter filter) {
    return inWork(() -> fresh.work().find(new WorkQuestion(desk(SHELTER), filter, null, 200)));
  }

  private List<WorkItem> find(Whose whose) {
    return inWork(() -> fresh.work().find(new WorkQuestion(whose, ALL, null, 200)));
  }

  private List<CaseReference> rungsDue(Instant now, int max) {
    return inWork(() -> fresh.work().withRungsDue(now, max));
  }

  private List<CaseReference> notMadeBy(String basis) {
    return inWork(() -> fresh.work().notMadeBy(basis, 9));
  }

  private void put(CaseReference caseReference, WorkItem... items) {
    inWork(
        () -> {
          fresh.work().put(BASIS, Map.of(caseReference, List.of(items)));
          return true;
        });
  }

  private void known(CaseReference caseReference, OrganisationId organisation) {
    FiledFact fact = new FiledFact(stamped(new TurnAccepted(organisation)), Part.OWN);
    CaseLine line =
        new CaseLine(
            caseReference, 1, 1, SELF, Set.of(SELF), 1, organisation, Set.of(organisation), NOON);
    inWork(
        () -> {
          fresh.cases().append(caseReference, 0, List.of(fact), line);
          return true;
        });
  }

  private <T> T inWork(Supplier<T> body) {
    return fresh.unitOfWork().carryOut(_ -> body.get()).value();
  }
}
