package trm.node.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import trm.evidence.Digest;
import trm.exchange.UnitOfWork;
import trm.node.casework.CaseLine;
import trm.node.casework.CaseStore;
import trm.node.casework.FiledFact;
import trm.node.casework.MarkBook;
import trm.node.wire.SampleFacts;
import trm.referral.CaseReference;
import trm.referral.LocalEvent.TurnAccepted;
import trm.referral.NodeId;
import trm.referral.OrganisationId;
import trm.referral.Part;

/** The contract of {@link MarkBook}. */
abstract class MarkBookContract {
  private static final CaseReference EARLIER = new CaseReference("CASE-INVENTED-1");
  private static final CaseReference LATER = new CaseReference("CASE-INVENTED-2");
  private static final OrganisationId SHELTER = new OrganisationId("shelter");
  private static final OrganisationId POLICE = new OrganisationId("police");
  private static final NodeId SELF = new NodeId("mo-destination");
  private static final Digest NUMBER = digest("number");
  private static final Digest NAME = digest("name");

  /** An empty book, the cases beside it and the unit of work that both take part in. */
  record Fresh(UnitOfWork unitOfWork, CaseStore cases, MarkBook marks) {}

  private Fresh fresh;

  @SuppressWarnings("NullAway.Init") // Given before each test.
  MarkBookContract() {}

  abstract Fresh empty();

  @BeforeEach
  final void begin() {
    fresh = empty();
    open(EARLIER, SHELTER);
    open(LATER, SHELTER);
  }

  @Test
  void findsTheOrganisationsOtherCaseByAnyMark() {
    keep(EARLIER, Part.OWN, NUMBER, NAME);
    keep(LATER, Part.OWN, NAME);

    assertThat(others(LATER, SHELTER, digest("another"), NAME)).containsExactly(EARLIER);
    assertThat(others(LATER, SHELTER, digest("another"))).isEmpty();
    assertThat(others(EARLIER, SHELTER, NAME)).containsExactly(LATER);
  }

  @Test
  void namesEachCaseOnceHoweverManyOfItsMarksAreTheSame() {
    keep(EARLIER, Part.OWN, NUMBER, NAME);
    keep(EARLIER, Part.PROCEEDINGS, NAME);

    assertThat(others(LATER, SHELTER, NUMBER, NAME)).containsExactly(EARLIER);
  }

  @Test
  void namesNoCaseInWhichTheOrganisationTakesNoPart() {
    keep(EARLIER, Part.OWN, NAME);

    assertThat(others(LATER, POLICE, NAME)).isEmpty();
  }

  @Test
  void keepsAMarkOnceAndForgetsItWithItsPartAlone() {
    keep(EARLIER, Part.OWN, NAME);
    keep(EARLIER, Part.OWN, NAME, NUMBER);
    keep(EARLIER, Part.PROCEEDINGS, NUMBER);

    inWork(() -> forget(EARLIER, Part.OWN));

    assertThat(others(LATER, SHELTER, NAME)).isEmpty();
    assertThat(others(LATER, SHELTER, NUMBER)).containsExactly(EARLIER);
  }

  @Test
  void takesAMarkBackWhoseForgettingFailed() {
    keep(EARLIER, Part.OWN, NAME);
    assertThatThrownBy(
            () ->
                inWork(
                    () -> {
                      fresh.marks().forget(EARLIER, Part.OWN);
                      throw new IllegalStateException("Says the test.");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(others(LATER, SHELTER, NAME)).containsExactly(EARLIER);
  }

  private boolean forget(CaseReference caseReference, Part part) {
    fresh.marks().forget(caseReference, part);
    return true;
  }

  private void open(CaseReference caseReference, OrganisationId organisation) {
    FiledFact fact = new FiledFact(SampleFacts.stamped(new TurnAccepted(organisation)), Part.OWN);
    Instant noon = Instant.parse("2026-03-02T12:00:00Z");
    CaseLine line =
        new CaseLine(
            caseReference, 1, 1, SELF, Set.of(SELF), 1, organisation, Set.of(organisation), noon);
    inWork(
        () -> {
          fresh.cases().append(caseReference, 0, List.of(fact), line);
          return true;
        });
  }

  private void keep(CaseReference caseReference, Part part, Digest... marks) {
    inWork(
        () -> {
          fresh.marks().keep(caseReference, part, Set.of(marks));
          return true;
        });
  }

  private List<CaseReference> others(
      CaseReference than, OrganisationId organisation, Digest... marks) {
    return inWork(() -> fresh.marks().others(than, Set.of(marks), organisation));
  }

  private <T> T inWork(Supplier<T> body) {
    return fresh.unitOfWork().carryOut(_ -> body.get()).value();
  }

  private static Digest digest(String text) {
    return Digest.sha256(text.getBytes(StandardCharsets.UTF_8));
  }
}
