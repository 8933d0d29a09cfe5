package trm.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static trm.referral.Nodes.CN;
import static trm.referral.Nodes.MN;
import static trm.referral.Nodes.MN_NGO;
import static trm.referral.Nodes.MO;
import static trm.referral.Story.COORDINATOR;
import static trm.referral.Story.SHELTER;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import trm.referral.AssistanceCommand.CorrectFact;
import trm.referral.AssistanceEvent.AnswerGiven;
import trm.referral.AssistanceEvent.FactCorrected;
import trm.referral.AssistanceEvent.RequestMade;
import trm.referral.Decision.Agreed;
import trm.referral.HandoverEvent.Departed;
import trm.referral.HandoverEvent.HandoverAccepted;
import trm.referral.LocalEvent.AsylumClaimOpened;
import trm.referral.LocalEvent.RequestAddressed;
import trm.referral.file.FactList;
import trm.referral.file.KnownIdentity;

/** What was wrong is put right wherever it went, and what was said stays said. */
class CorrectionTravelsTest {
  private static final Identity RIGHT =
      new Identity(
          "Zokhiomol", "Solongoo", LocalDate.parse("1999-05-17"), null, null, null, null, null);
  private static final CorrectFact CORRECTION =
      new CorrectFact(
          List.of(), "entry-1", Guarded.of(RIGHT), Guarded.withheld(), Guarded.withheld());

  private final Nodes nodes = new Nodes();

  @BeforeEach
  void twoNodesWereToldWhoThePersonIs() {
    nodes.does(SHELTER, Story.open());
    nodes.does(SHELTER, Story.measure("M1.4"));
    nodes.does(SHELTER, Story.measure("M1.3", "ORIGIN_AUTHORITIES"));
    nodes.does(SHELTER, Story.consent());
    nodes.does(COORDINATOR, new CaseCommand.RecordAsylumAdvice(true));
    nodes.does(COORDINATOR, Story.verification(MN));
    nodes.does(COORDINATOR, Story.verification(CN));
  }

  @Test
  void reachesEveryNodeThatWasToldThoughTheOfficerNamesNone() {
    nodes.does(COORDINATOR, CORRECTION);

    for (NodeId node : List.of(MO, CN, MN)) {
      KnownIdentity known = KnownIdentity.of(nodes.at(node).facts()).orElseThrow();
      assertThat(known.identity().givenNames()).isEqualTo("Solongoo");
      assertThat(known.isCorrected()).isTrue();
      assertThat(known.fact().stamp().node()).isEqualTo(MO);
      assertThat(known.fact().stamp().recordedAt()).isEqualTo(nodes.now);
    }
    assertThat(nodes.refusedMail).isEmpty();
  }

  @Test
  void leavesWhatItDoesNotNameAndKeepsTheOldValueAmongTheFacts() {
    nodes.does(COORDINATOR, CORRECTION);

    Identity known = KnownIdentity.of(nodes.at(MN).facts()).orElseThrow().identity();
    assertThat(known.birthDate()).isEqualTo(LocalDate.parse("1999-05-17"));
    assertThat(known.sex()).isEqualTo(Story.IDENTITY.sex());
    assertThat(new FactList(nodes.at(MN).facts()).last(RequestMade.class).orElseThrow().identity())
        .isEqualTo(Guarded.of(Story.IDENTITY));
  }

  @Test
  void aCorrectedDateOfBirthCountsForWhetherSheIsAChild() {
    LocalDate child = Story.TODAY.minusYears(17);
    Identity younger = new Identity("Zokhiomol", "Solongo", child, null, null, null, null, null);
    assertThat(nodes.at(MO).care().isPresumedChild(Story.TODAY)).isFalse();

    nodes.does(
        COORDINATOR,
        new CorrectFact(
            List.of(), "entry-1", Guarded.of(younger), Guarded.withheld(), Guarded.withheld()));

    assertThat(nodes.at(MO).care().isPresumedChild(Story.TODAY)).isTrue();
  }

  @Test
  void restsAtEachNodeOnABasisOfItsOwnAndGoesToNoneThatHasNone() {
    ConsentId consent = nodes.at(MO).consents().all().iterator().next().id();
    nodes.does(
        SHELTER,
        new ConsentCommand.NarrowConsent(
            consent,
            Story.PURPOSES,
            List.of("mn-origin", "mo-destination"),
            Story.CLASSES,
            List.of()));

    Agreed corrected = (Agreed) nodes.asks(COORDINATOR, CORRECTION);

    assertThat(corrected.notices())
        .filteredOn(notice -> notice.event() instanceof FactCorrected)
        .singleElement()
        .satisfies(
            notice -> {
              assertThat(notice.recipient()).isEqualTo(MN);
              assertThat(notice.basis()).isEqualTo(new Basis.ByConsent(consent));
            });
  }

  @Test
  void doesNotReachTheAuthoritiesOfTheOriginWhileAClaimIsOpenNorStopForIt() {
    CaseFixture departed = RuleCases.setOut().offered().acceptedBy(CN).departed();
    CaseFixture asked =
        departed
            .with(identifying("request-9"))
            .with(new RequestAddressed(new RequestId("request-9"), MN));

    Agreed before = (Agreed) asked.asks(CORRECTION);
    assertThat(before.notices()).extracting(Notice::recipient).containsExactly(CN, MN);
    Agreed claiming =
        (Agreed) asked.with(new AsylumClaimOpened(Guarded.of("invented"))).asks(CORRECTION);
    assertThat(claiming.notices()).extracting(Notice::recipient).containsExactly(CN);
  }

  private static RequestMade identifying(String id) {
    return new RequestMade(
        new RequestId(id),
        "NATIONALITY_AND_IDENTITY",
        Story.dueBy(),
        Guarded.withheld(),
        Guarded.of(Story.IDENTITY),
        Guarded.withheld(),
        Guarded.withheld(),
        Guarded.withheld(),
        Guarded.withheld(),
        Guarded.withheld());
  }

  @Test
  void eachHolderIsToldOfWhatItHoldsAndNothingMore() {
    RequestId document = new RequestId("request-8");
    CaseFixture origin =
        CaseFixture.atOrigin()
            .from(MO, CaseFixture.request(document, "TRAVEL_DOCUMENT"))
            .with(issued(document, "X-1"));
    TravelDocument right =
        new TravelDocument("CERTIFICATE", "X-2", Story.TODAY, Story.TODAY.plusDays(30));
    Clues home = new Clues(null, "By the river", null, null);
    CorrectFact both =
        new CorrectFact(
            List.of(), "entry-1", Guarded.of(Story.IDENTITY), Guarded.of(home), Guarded.of(right));

    Agreed corrected = (Agreed) origin.asks(both);

    assertThat(corrected.notices())
        .singleElement()
        .satisfies(
            notice -> {
              FactCorrected told = (FactCorrected) notice.event();
              assertThat(notice.recipient()).isEqualTo(MO);
              assertThat(told.travelDocument()).isEqualTo(Guarded.of(right));
              assertThat(told.identity().isHeld()).isFalse();
              assertThat(told.clues().isHeld()).isFalse();
            });
  }

  @Test
  void cluesAndIdentityGoToWhoWasAskedByThemEachForItself() {
    Clues home = new Clues(null, "By the river", null, null);
    CorrectFact both =
        new CorrectFact(
            List.of(), "entry-1", Guarded.of(RIGHT), Guarded.of(home), Guarded.withheld());

    nodes.does(COORDINATOR, both);

    for (NodeId node : List.of(CN, MN)) {
      List<FactCorrected> told =
          new FactList(nodes.at(node).facts())
              .all(FactCorrected.class).stream().map(FactList.Stated::event).toList();
      assertThat(told).hasSize(2);
      assertThat(told).anyMatch(one -> one.clues().equals(Guarded.of(home)));
      assertThat(told).noneMatch(one -> one.clues().isHeld() && one.identity().isHeld());
    }
    assertThat(nodes.refusedMail).isEmpty();
  }

  @Test
  void aCorrectedDocumentCountsForTheReturn() {
    TravelDocument ending =
        new TravelDocument("CERTIFICATE", "X-2", Story.TODAY, Story.TODAY.plusDays(5));
    FactCorrected told =
        new FactCorrected(
            new CorrectionId("c-1"),
            "entry-1",
            Guarded.withheld(),
            Guarded.withheld(),
            Guarded.of(ending));

    assertThat(RuleCases.ready().from(MN, told).referral().care().documentValidUntil())
        .contains(Story.TODAY.plusDays(5));
  }

  private static AnswerGiven issued(RequestId id, String number) {
    return new AnswerGiven(
        id,
        "TRAVEL_DOCUMENT",
        "CONFIRMED",
        null,
        List.of(),
        Guarded.of(
            new TravelDocument("CERTIFICATE", number, Story.TODAY, Story.TODAY.plusDays(60))),
        Story.TODAY.plusDays(60),
        List.of(),
        List.of(),
        Guarded.withheld(),
        Guarded.withheld());
  }

  @Test
  void isRecordedWhereNobodyWasToldAnything() {
    assertThat(CaseFixture.aReferral().asks(CORRECTION)).isInstanceOf(Agreed.class);
  }

  @Test
  void isPassedOnByANodeThatHadToldItOnAndOnce() {
    HandoverId onward = new HandoverId("handover-2");
    CaseFixture between =
        CaseFixture.atTransit()
            .with(new Departed(onward, Nodes.START, Guarded.of(Story.IDENTITY), Guarded.withheld()))
            .from(MN, new HandoverAccepted(onward, "desk-3", "desk-4"));
    FactCorrected told =
        new FactCorrected(
            new CorrectionId("c-1"),
            "entry-1",
            Guarded.of(RIGHT),
            Guarded.withheld(),
            Guarded.withheld());

    Agreed first = (Agreed) between.hears(MO, 1, told);
    assertThat(first.notices())
        .singleElement()
        .satisfies(
            notice -> {
              assertThat(notice.recipient()).isEqualTo(MN);
              assertThat(notice.event()).isEqualTo(told);
              assertThat(notice.purpose()).isEqualTo("RETURN");
              assertThat(notice.basis()).isInstanceOf(Basis.ByConsent.class);
            });
    assertThat(((Agreed) between.from(MO, told).hears(MN, 1, told)).notices()).isEmpty();
  }

  @Test
  void reachesWhomAnEarlierCorrectionReachedByName() {
    nodes.does(
        COORDINATOR,
        new CorrectFact(
            List.of(CN, MN),
            "entry-1",
            Guarded.of(Story.IDENTITY),
            Guarded.withheld(),
            Guarded.withheld()));
    assertThat(KnownIdentity.of(nodes.at(MN_NGO).facts())).isEmpty();

    Agreed again = (Agreed) nodes.asks(COORDINATOR, CORRECTION);

    assertThat(again.notices()).extracting(Notice::recipient).containsExactly(CN, MN);
  }
}
