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
import trm.referral.AssistanceEvent.FactCorrected;
import trm.referral.AssistanceEvent.RequestMade;
import trm.referral.Decision.Agreed;
import trm.referral.HandoverEvent.Departed;
import trm.referral.HandoverEvent.HandoverAccepted;
import trm.referral.file.FactList;
import trm.referral.file.KnownIdentity;

/** What was wrong is put right wherever it went, and what was said stays said. */
class CorrectionTravelsTest {
  private static final Identity RIGHT =
      new Identity(
          "Zokhiomol", "Solongoo", LocalDate.parse("1999-05-17"), null, null, null, null, null);
  private static final CorrectFact CORRECTION =
      new CorrectFact(List.of(), "entry-1", Guarded.of(RIGHT));

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

    nodes.does(COORDINATOR, new CorrectFact(List.of(), "entry-1", Guarded.of(younger)));

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
    nodes.does(COORDINATOR, new CaseCommand.OpenAsylumClaim(Guarded.of("invented")));

    Agreed corrected = (Agreed) nodes.asks(COORDINATOR, CORRECTION);

    assertThat(corrected.notices()).extracting(Notice::recipient).containsExactly(CN);
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
    FactCorrected told = new FactCorrected(new CorrectionId("c-1"), "entry-1", Guarded.of(RIGHT));

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
        COORDINATOR, new CorrectFact(List.of(CN, MN), "entry-1", Guarded.of(Story.IDENTITY)));
    assertThat(KnownIdentity.of(nodes.at(MN_NGO).facts())).isEmpty();

    Agreed again = (Agreed) nodes.asks(COORDINATOR, CORRECTION);

    assertThat(again.notices()).extracting(Notice::recipient).containsExactly(CN, MN);
  }
}
