package trm.node.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static trm.node.wire.SampleFacts.stamped;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import trm.exchange.StorageFault;
import trm.exchange.UnitOfWork;
import trm.node.casework.CaseFile;
import trm.node.casework.CaseLine;
import trm.node.casework.CaseStore;
import trm.node.casework.FiledFact;
import trm.referral.CaseReference;
import trm.referral.ConsentId;
import trm.referral.Guarded;
import trm.referral.HoldId;
import trm.referral.LocalEvent;
import trm.referral.LocalEvent.ErasureCarriedOut;
import trm.referral.LocalEvent.HoldReleased;
import trm.referral.LocalEvent.RetentionEnded;
import trm.referral.LocalEvent.TurnAccepted;
import trm.referral.NodeId;
import trm.referral.OrganisationId;
import trm.referral.Part;

/** The contract of {@link CaseStore}. */
abstract class CaseStoreContract {
  private static final CaseReference CASE = new CaseReference("CASE-INVENTED-1");
  private static final CaseReference OTHER = new CaseReference("CASE-INVENTED-2");
  private static final NodeId SELF = new NodeId("mo-destination");
  private static final OrganisationId SHELTER = new OrganisationId("shelter");
  private static final OrganisationId POLICE = new OrganisationId("police");
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00.123Z");
  private static final FiledFact TURN =
      new FiledFact(stamped(new TurnAccepted(SHELTER)), Part.PROCEEDINGS);
  private static final FiledFact COURT_FILE = released("h-1", Part.PROCEEDINGS);
  private static final FiledFact OWN_FILE = released("h-2", Part.OWN);

  /** An empty store and the unit of work that it takes part in. */
  record Fresh(UnitOfWork unitOfWork, CaseStore cases) {}

  private Fresh fresh;

  @SuppressWarnings("NullAway.Init") // Given before each test.
  CaseStoreContract() {}

  abstract Fresh empty();

  @BeforeEach
  final void begin() {
    fresh = empty();
  }

  @Test
  void knowsNothingOfACaseThatWasNeverFiled() {
    assertThat(inWork(() -> cases().load(CASE))).isEqualTo(new CaseFile(CASE, 0, List.of()));
    assertThat(line(CASE)).isNull();
    assertThat(inWork(() -> cases().lines(null, null, 200))).isEmpty();
    assertThat(perhapsKeptTooLong(NOON)).isEmpty();
  }

  @Test
  void readsFactsInTheirOrderAndCountsThem() {
    append(CASE, 0, List.of(TURN, COURT_FILE), line(CASE, 2, NOON));
    append(CASE, 2, List.of(OWN_FILE), line(CASE, 3, NOON));
    append(OTHER, 0, List.of(TURN), line(OTHER, 1, NOON));

    CaseFile file = new CaseFile(CASE, 3, List.of(TURN.fact(), COURT_FILE.fact(), OWN_FILE.fact()));
    assertThat(inWork(() -> cases().load(CASE))).isEqualTo(file);
    assertThat(inWork(() -> cases().read(CASE))).isEqualTo(file);
  }

  @Test
  void readsWhatTheSameWorkHasWritten() {
    append(CASE, 0, List.of(TURN), line(CASE, 1, NOON));
    CaseLine after = line(CASE, 2, NOON.plusSeconds(1));

    doInWork(
        () -> {
          cases().hold(Set.of(CASE, OTHER));
          assertThat(cases().load(CASE).facts()).containsExactly(TURN.fact());
          assertThat(cases().load(OTHER).isKnown()).isFalse();
          cases().append(CASE, 1, List.of(OWN_FILE), after);
          cases().append(OTHER, 0, List.of(COURT_FILE), line(OTHER, 1, NOON));

          CaseFile file = new CaseFile(CASE, 2, List.of(TURN.fact(), OWN_FILE.fact()));
          assertThat(cases().load(CASE)).isEqualTo(file);
          assertThat(cases().read(CASE)).isEqualTo(file);
          assertThat(cases().line(CASE)).isEqualTo(after);
          assertThat(cases().load(OTHER).facts()).containsExactly(COURT_FILE.fact());
          assertThat(cases().line(OTHER)).isEqualTo(line(OTHER, 1, NOON));
        });
  }

  @Test
  void readsAsErasedWhatTheSameWorkHasErased() {
    append(CASE, 0, List.of(TURN, COURT_FILE), line(CASE, 2, NOON));

    doInWork(
        () -> {
          cases().hold(Set.of(CASE));
          cases().destroyKey(CASE, Part.PROCEEDINGS);

          HoldReleased erased = new HoldReleased(new HoldId("h-1"), Guarded.erased());
          assertThat(cases().load(CASE).facts()).containsExactly(TURN.fact(), stamped(erased));
        });
  }

  @Test
  void forgetsWhatAWorkThatFailedHasWritten() {
    append(CASE, 0, List.of(TURN), line(CASE, 1, NOON));
    assertThatThrownBy(
            () ->
                doInWork(
                    () -> {
                      cases().hold(Set.of(CASE));
                      cases().append(CASE, 1, List.of(OWN_FILE), line(CASE, 2, NOON));
                      throw new IllegalStateException("Says the test.");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(inWork(() -> cases().load(CASE)).facts()).containsExactly(TURN.fact());
    assertThat(line(CASE)).isEqualTo(line(CASE, 1, NOON));
  }

  @Test
  void takesNothingThatWasDecidedOnAnOlderFile() {
    append(CASE, 0, List.of(TURN), line(CASE, 1, NOON));

    assertThatThrownBy(() -> append(CASE, 0, List.of(OWN_FILE), line(CASE, 9, NOON)))
        .isInstanceOfSatisfying(
            StorageFault.class,
            fault -> assertThat(fault.kind()).isEqualTo(StorageFault.Kind.CONFLICT));
    assertThat(inWork(() -> cases().read(CASE)).facts()).containsExactly(TURN.fact());
    assertThat(line(CASE)).isEqualTo(line(CASE, 1, NOON));
  }

  @Test
  void keepsNothingOfAWorkThatFailed() {
    assertThatThrownBy(
            () ->
                inWork(
                    () -> {
                      cases().append(CASE, 0, List.of(TURN), line(CASE, 1, NOON));
                      throw new IllegalStateException("Says the test.");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(inWork(() -> cases().read(CASE)).isKnown()).isFalse();
    assertThat(line(CASE)).isNull();
  }

  @Test
  void readsAsErasedWhatLayUnderADestroyedKeyAndNothingElse() {
    append(CASE, 0, List.of(TURN, COURT_FILE, OWN_FILE), line(CASE, 3, NOON));
    append(OTHER, 0, List.of(COURT_FILE), line(OTHER, 1, NOON));

    doInWork(() -> cases().destroyKey(CASE, Part.PROCEEDINGS));

    HoldReleased erased = new HoldReleased(new HoldId("h-1"), Guarded.erased());
    assertThat(inWork(() -> cases().read(CASE)).facts())
        .containsExactly(TURN.fact(), stamped(erased), OWN_FILE.fact());
    assertThat(inWork(() -> cases().read(OTHER)).facts()).containsExactly(COURT_FILE.fact());
  }

  @Test
  void takesAKeyBackWhoseDestructionFailed() {
    append(CASE, 0, List.of(COURT_FILE), line(CASE, 1, NOON));
    assertThatThrownBy(
            () ->
                doInWork(
                    () -> {
                      cases().destroyKey(CASE, Part.PROCEEDINGS);
                      throw new IllegalStateException("Says the test.");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(inWork(() -> cases().read(CASE)).facts()).containsExactly(COURT_FILE.fact());
  }

  @Test
  void namesWhatIsPartlyErasedHoweverShortAgo() {
    var erased =
        new ErasureCarriedOut(
            new ConsentId("c-1"), List.of(Part.OWN), List.of(), LocalDate.of(2026, 3, 9));
    var ended = new RetentionEnded(List.of(Part.OWN), LocalDate.of(2026, 3, 9));
    append(CASE, 0, List.of(COURT_FILE, filed(ended)), line(CASE, 2, NOON));
    append(OTHER, 0, List.of(COURT_FILE, filed(erased), filed(erased)), line(OTHER, 3, NOON));

    assertThat(perhapsKeptTooLong(NOON)).containsExactly(CASE, OTHER);
    doInWork(() -> cases().destroyKey(OTHER, Part.PROCEEDINGS));
    assertThat(perhapsKeptTooLong(NOON)).containsExactly(CASE);
  }

  @Test
  void namesWhatNobodyTouchedForLongWhileSomethingOfItCanBeRead() {
    append(CASE, 0, List.of(OWN_FILE), line(CASE, 1, NOON));
    append(OTHER, 0, List.of(OWN_FILE), line(OTHER, 1, NOON.plusSeconds(1)));

    assertThat(perhapsKeptTooLong(NOON)).isEmpty();
    assertThat(perhapsKeptTooLong(NOON.plusSeconds(1))).containsExactly(CASE);
    doInWork(() -> cases().destroyKey(CASE, Part.OWN));
    assertThat(perhapsKeptTooLong(NOON.plusSeconds(2))).containsExactly(OTHER);
  }

  @Test
  void goesOnBehindTheLastOneItNamed() {
    append(OTHER, 0, List.of(OWN_FILE), line(OTHER, 1, NOON));
    append(CASE, 0, List.of(OWN_FILE), line(CASE, 1, NOON));
    Instant later = NOON.plusSeconds(1);

    assertThat(inWork(() -> cases().perhapsKeptTooLong(later, null, 1))).containsExactly(CASE);
    assertThat(inWork(() -> cases().perhapsKeptTooLong(later, CASE, 1))).containsExactly(OTHER);
    assertThat(inWork(() -> cases().perhapsKeptTooLong(later, OTHER, 1))).isEmpty();
  }

  private List<CaseReference> perhapsKeptTooLong(Instant instant) {
    return inWork(() -> cases().perhapsKeptTooLong(instant, null, 10));
  }

  private static FiledFact filed(LocalEvent event) {
    return new FiledFact(stamped(event), Part.OWN);
  }

  @Test
  void namesThePartsThatHaveAKey() {
    append(CASE, 0, List.of(OWN_FILE, COURT_FILE), line(CASE, 2, NOON));

    assertThat(inWork(() -> cases().heldParts(CASE))).containsExactly(Part.OWN, Part.PROCEEDINGS);
    doInWork(() -> cases().destroyKey(CASE, Part.OWN));
    assertThat(inWork(() -> cases().heldParts(CASE))).containsExactly(Part.PROCEEDINGS);
    assertThat(inWork(() -> cases().heldParts(OTHER))).isEmpty();
  }

  @Test
  void replacesTheLineOfACase() {
    append(CASE, 0, List.of(TURN), line(CASE, 1, NOON));
    CaseLine elsewhere =
        new CaseLine(
            CASE,
            2,
            2,
            new NodeId("cn-transit"),
            Set.of(SELF, new NodeId("cn-transit")),
            3,
            null,
            Set.of(SHELTER, POLICE),
            NOON.plusSeconds(1));
    append(CASE, 1, List.of(TURN), elsewhere);

    assertThat(line(CASE)).isEqualTo(elsewhere);
    assertThat(inWork(() -> cases().lines(null, null, 200))).containsExactly(elsewhere);
  }

  @Test
  void listsWhatConcernsAnOrganisationTheLastChangedFirst() {
    CaseReference third = new CaseReference("CASE-INVENTED-3");
    CaseLine newest = line(third, 1, NOON.plusSeconds(1));
    append(OTHER, 0, List.of(TURN), line(OTHER, 1, NOON));
    append(third, 0, List.of(TURN), newest);
    append(CASE, 0, List.of(TURN), line(CASE, 1, NOON));

    CaseLine one = line(OTHER, 1, NOON);
    CaseLine last = line(CASE, 1, NOON);
    assertThat(inWork(() -> cases().lines(SHELTER, null, 200))).containsExactly(newest, one, last);
    assertThat(inWork(() -> cases().lines(null, null, 2))).containsExactly(newest, one);
    assertThat(inWork(() -> cases().lines(null, one.place(), 2))).containsExactly(last);
    assertThat(inWork(() -> cases().lines(POLICE, null, 200))).isEmpty();
  }

  private static FiledFact released(String hold, Part part) {
    HoldReleased event = new HoldReleased(new HoldId(hold), Guarded.of("Invented Сарнай 薩仁"));
    return new FiledFact(stamped(event), part);
  }

  private static CaseLine line(CaseReference caseReference, long version, Instant changedAt) {
    return new CaseLine(
        caseReference, version, 1, SELF, Set.of(SELF), 1, SHELTER, Set.of(SHELTER), changedAt);
  }

  private CaseStore cases() {
    return fresh.cases();
  }

  private void append(
      CaseReference caseReference, long expected, List<FiledFact> facts, CaseLine line) {
    doInWork(() -> cases().append(caseReference, expected, facts, line));
  }

  private @Nullable CaseLine line(CaseReference caseReference) {
    CaseLine[] found = new CaseLine[1];
    doInWork(() -> found[0] = cases().line(caseReference));
    return found[0];
  }

  private <T> T inWork(Supplier<T> body) {
    return fresh.unitOfWork().carryOut(_ -> body.get()).value();
  }

  private void doInWork(Runnable body) {
    fresh
        .unitOfWork()
        .carryOut(
            _ -> {
              body.run();
              return true;
            });
  }
}
