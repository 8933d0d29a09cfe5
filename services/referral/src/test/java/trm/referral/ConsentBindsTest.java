package trm.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static trm.referral.CaseFixture.CODE;
import static trm.referral.CaseFixture.CONSENT;
import static trm.referral.CaseFixture.HANDOVER;
import static trm.referral.CaseFixture.aReferral;
import static trm.referral.CaseFixture.atOrigin;
import static trm.referral.CaseFixture.atTransit;
import static trm.referral.Nodes.CN;
import static trm.referral.Nodes.MN;
import static trm.referral.Nodes.MN_NGO;
import static trm.referral.Nodes.MO;
import static trm.referral.Nodes.START;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trm.referral.Basis.ByConsent;
import trm.referral.Basis.RiskToLife;
import trm.referral.ConsentCommand.GiveConsent;
import trm.referral.ConsentCommand.NarrowConsent;
import trm.referral.ConsentCommand.WithdrawConsent;
import trm.referral.ConsentEvent.ConsentGiven;
import trm.referral.ConsentEvent.ConsentNarrowed;
import trm.referral.ConsentEvent.ConsentWithdrawn;
import trm.referral.ConsentEvent.ErasureConfirmed;
import trm.referral.Decision.Agreed;
import trm.referral.Decision.Refused;
import trm.referral.DirectoryView.NodeView;
import trm.referral.HandoverEvent.OfferRevoked;
import trm.referral.LocalEvent.ErasureCarriedOut;
import trm.referral.LocalEvent.IntakeRecorded;
import trm.referral.LocalEvent.MeasureRecorded;
import trm.referral.SafetyCommand.RaiseRiskAlert;
import trm.referral.consent.Consent;
import trm.referral.consent.Withdrawal;
import trm.referral.file.FactList;
import trm.scenario.Answer;
import trm.scenario.Protection;
import trm.scenario.Scenario;
import trm.scenario.Taken;

/** What the person's word permits, how it shrinks, and what goes with it. */
class ConsentBindsTest {
  private static final ConsentWithdrawn WITHDRAWN = new ConsentWithdrawn(CONSENT, "ALL", START);

  private static NodeView view(NodeId node) {
    return Nodes.DIRECTORY.find(node).orElseThrow();
  }

  private static Consent consent(List<String> receivers, List<String> exceptions) {
    GiveConsent c = Story.consent(receivers, exceptions);
    return Consent.given(
        new ConsentGiven(
            CONSENT,
            c.subject(),
            c.givenBy(),
            c.purposes(),
            c.receivers(),
            c.classes(),
            c.exceptions(),
            c.language(),
            c.interpreter(),
            null,
            c.validFrom(),
            Objects.requireNonNull(c.validUntil()),
            null),
        MO);
  }

  private static boolean permits(Consent consent, NodeId to) {
    return consent.permits(view(to), Set.of(DisclosureClass.C), "RETURN", START);
  }

  @Test
  void aKindOfNodeIsResolvedByTheDirectory() {
    Consent toNgos = consent(List.of("kind:NGO_NETWORK"), List.of());

    assertThat(permits(toNgos, MN_NGO)).isTrue();
    assertThat(permits(toNgos, MN)).isFalse();
  }

  @Test
  void theAuthoritiesOfTheOriginCanBeKeptOut() {
    Consent notThem = consent(List.of("mn-origin", "mn-origin-ngo"), List.of("ORIGIN_AUTHORITIES"));

    assertThat(permits(notThem, MN)).isFalse();
    assertThat(permits(notThem, MN_NGO)).isTrue();
  }

  @Test
  void anOrganisationOfANodeMeansThatNodeAndNoOther() {
    Consent toOne = consent(List.of("mn-origin/mn-social-service"), List.of());

    assertThat(permits(toOne, MN)).isTrue();
    assertThat(permits(toOne, MN_NGO)).isFalse();
  }

  @Test
  void anExceptionThatNobodyUnderstandsRulesEverybodyOut() {
    assertThat(permits(consent(List.of("mn-origin"), List.of("My uncle!")), MN)).isFalse();
  }

  @Test
  void narrowingNeverWidens() {
    Consent narrow =
        consent(List.of("mn-origin"), List.of())
            .narrow(
                new ConsentNarrowed(
                    CONSENT,
                    List.of("RETURN", "TRACING"),
                    List.of("mn-origin", "cn-transit"),
                    List.of("C", "F"),
                    List.of()));

    assertThat(narrow.terms().purposes()).containsExactly("RETURN");
    assertThat(narrow.terms().receivers()).containsExactly("mn-origin");
    assertThat(narrow.terms().classes()).containsExactly("C");
  }

  @Test
  void narrowingIsToldToThoseWhoKnowTheConsent() {
    NarrowConsent narrow =
        new NarrowConsent(CONSENT, List.of("RETURN"), List.of(), List.of(), List.of());

    Agreed agreed = (Agreed) aReferral().readyToReturn().asks(narrow);

    assertThat(agreed.notices()).extracting(Notice::recipient).containsExactlyInAnyOrder(CN, MN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GUARDIAN", "LEGAL_REPRESENTATIVE"})
  void whatAnotherConsentedToForAChildLapsesAtEighteen(String giver) {
    Instant eighteen = Instant.parse("2026-06-01T00:00:00Z");
    CaseFixture child = recordedAs(Story.CHILD, bornOn(LocalDate.parse("2008-06-01")));

    ConsentGiven given = given(child.asks(by(giver)));

    assertThat(given.validUntil()).isEqualTo(eighteen);
    assertThat(Consent.given(given, MO).isLive(eighteen)).isFalse();
  }

  @Test
  void aCourtMayNameARepresentativeOfAnAdultButNobodyIsAnAdultsGuardian() {
    CaseFixture adult = recordedAs(Story.ADULT, Story.IDENTITY);
    GiveConsent asked = by("LEGAL_REPRESENTATIVE");

    assertThat(given(adult.asks(asked)).validUntil()).isEqualTo(asked.validUntil());
    assertThat(((Refused) adult.asks(by("GUARDIAN"))).rules())
        .extracting("ruleId")
        .containsExactlyInAnyOrder("SOP2-CONSENT-02", "CHILD-09");
  }

  private static CaseFixture recordedAs(Profile profile, Identity identity) {
    return aReferral()
        .without(IntakeRecorded.class)
        .with(
            new IntakeRecorded(
                Guarded.of(profile), Guarded.of(identity), Guarded.withheld(), Guarded.withheld()))
        .with(
            new MeasureRecorded("M1.3", List.of("CARER"), Guarded.withheld(), Guarded.withheld()));
  }

  private static ConsentGiven given(Decision decision) {
    return new FactList(((Agreed) decision).facts()).last(ConsentGiven.class).orElseThrow();
  }

  private static Identity bornOn(LocalDate day) {
    return new Identity("Zokhiomol", "Temuulen", day, null, null, null, null, null);
  }

  private static GiveConsent by(String giver) {
    return new GiveConsent(
        Story.SUBJECT,
        giver,
        Story.PURPOSES,
        List.of("cn-transit"),
        Story.CLASSES,
        List.of(),
        "mn",
        true,
        null,
        START,
        START.plus(Duration.ofDays(300)),
        null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GUARDIAN", "LEGAL_REPRESENTATIVE"})
  void anothersWithdrawalSuspendsUntilTheChildAuthorityHasLooked(String giver) {
    CaseFixture child = aReferral().ofAChild().from(MO, CaseFixture.consent(giver));
    WithdrawConsent withdraw = new WithdrawConsent(CONSENT, "ALL");

    FactList first = new FactList(((Agreed) child.asks(withdraw)).facts());
    assertThat(first.last(ConsentWithdrawn.class).orElseThrow().scope())
        .isEqualTo(Withdrawal.SUSPENDED);
    assertThat(first.any(ErasureCarriedOut.class)).isFalse();

    child.with(new ConsentWithdrawn(CONSENT, Withdrawal.SUSPENDED, START));
    Decision second = child.acting(OrganisationKind.CHILD_AUTHORITY).asks(withdraw);
    assertThat(new FactList(((Agreed) second).facts()).any(ErasureCarriedOut.class)).isTrue();
  }

  @Test
  void aNewNodeIsToldOfTheConsentBeforeAnythingElse() {
    CaseFixture ready = aReferral().readyForContact();

    Agreed agreed = (Agreed) ready.asks(Story.verification(MN));

    assertThat(agreed.notices())
        .extracting(notice -> notice.event().getClass().getSimpleName())
        .containsExactly("ConsentGiven", "RequestMade");
    assertThat(agreed.notices()).extracting(Notice::basis).containsOnly(new ByConsent(CONSENT));
  }

  /** The clues are left out when the message is made; who she is, it cannot do without. */
  @Test
  void aClassThatThePersonDidNotNameDoesNotStopTheRest() {
    ConsentNarrowed noFamily =
        new ConsentNarrowed(
            CONSENT, Story.PURPOSES, List.of("mn-origin"), List.of("B", "C", "D"), List.of());

    Decision agreed = aReferral().readyForContact().with(noFamily).asks(Story.verification(MN));

    assertThat(((Agreed) agreed).notices())
        .extracting(Notice::basis)
        .containsOnly(new ByConsent(CONSENT));
  }

  @Test
  void aPurposeThatThePersonDidNotNameIsRefused() {
    ConsentNarrowed onlyFollowUp =
        new ConsentNarrowed(
            CONSENT, List.of("FOLLOW_UP"), List.of("mn-origin"), Story.CLASSES, List.of());

    Decision refused =
        aReferral().readyForContact().with(onlyFollowUp).asks(Story.verification(MN));

    assertThat(((Refused) refused).rules()).extracting("ruleId").contains("DISCLOSURE-02");
  }

  private static RaiseRiskAlert alert(NodeId to) {
    return new RaiseRiskAlert(
        List.of(to),
        Guarded.of("RETALIATION"),
        Guarded.of("HIGH"),
        Guarded.of("FAMILY"),
        Guarded.withheld(),
        "RISK_TO_LIFE");
  }

  @Test
  void aWarningToANodeThatNobodyKnowsIsRefusedSinceItWouldNeverArrive() {
    Decision decision = aReferral().asks(alert(new NodeId("xx-unknown")));

    assertThat(((Refused) decision).rules()).extracting("ruleId").containsExactly("DISCLOSURE-01");
  }

  @Test
  void aRiskToLifeIsToldWithoutConsentAndNamesItsReason() {
    Agreed agreed = (Agreed) aReferral().asks(alert(MN));

    assertThat(agreed.notices())
        .extracting(Notice::basis)
        .containsExactly(new RiskToLife("RISK_TO_LIFE"));
  }

  @Scenario(
      number = "S21",
      situation = "The person takes her consent back while an offer to take her over is pending.",
      holds =
          "The offer is revoked, what was held under the consent is erased, and whoever has to know is told.",
      without = {
        @Protection(
            value = "an offer that rests on the consent falls with it",
            taken =
                @Taken(
                    in = "trm.referral.consent.Withdrawal",
                    method = "endsTheReturn",
                    answers = Answer.FALSE)),
        @Protection(
            value = "a withdrawal erases",
            taken =
                @Taken(
                    in = "trm.referral.consent.Withdrawal",
                    method = "isSuspension",
                    answers = Answer.TRUE)),
        @Protection(
            value = "who was told of the consent is told of the withdrawal",
            taken =
                @Taken(in = "trm.referral.Reception", method = "relays", answers = Answer.NOTHING))
      })
  void aWithdrawalRevokesAPendingOffer() {
    CaseFixture offered =
        aReferral().readyToReturn().confirmed().clearedForDays(20).offered().acceptedBy(CN);

    Agreed agreed = (Agreed) offered.hears(MN, 1, WITHDRAWN);

    assertThat(agreed.notices())
        .filteredOn(notice -> notice.event() instanceof OfferRevoked)
        .extracting(Notice::recipient)
        .containsExactly(CN);
    assertThat(agreed.notices())
        .filteredOn(notice -> notice.event() instanceof ErasureConfirmed)
        .extracting(Notice::recipient)
        .containsExactly(MN);
    assertThat(agreed.notices())
        .filteredOn(notice -> notice.event() instanceof ConsentWithdrawn)
        .extracting(Notice::recipient)
        .containsExactly(CN);
  }

  @Test
  void theMeetingPointStaysWhileThePersonTravelsAndGoesWithTheArrival() {
    CaseFixture travelling =
        atTransit().clearedForDays(60).offeredBy(MO, false).acceptedBy(CN).from(MO, departure());

    ErasureCarriedOut first = erasure(travelling.hears(MO, 1, WITHDRAWN));
    assertThat(first.erased()).doesNotContain(Part.of(CONSENT));

    CaseFixture told = travelling.from(MO, WITHDRAWN).with(first);
    Decision arrival = told.asks(Story.arrive(HANDOVER, CODE.code()));
    assertThat(erasure(arrival).erased()).contains(Part.of(CONSENT));
    assertThat(((Agreed) arrival).notices())
        .extracting(notice -> notice.event().getClass().getSimpleName())
        .containsExactly("ArrivalConfirmed", "ErasureConfirmed");
  }

  private static HandoverEvent.Departed departure() {
    return new HandoverEvent.Departed(
        HANDOVER, START, Guarded.of(Story.IDENTITY), Guarded.withheld());
  }

  private static ErasureCarriedOut erasure(Decision decision) {
    return new FactList(((Agreed) decision).facts()).last(ErasureCarriedOut.class).orElseThrow();
  }

  @Test
  void aWithdrawalHeardTwiceIsAnsweredOnce() {
    CaseFixture told = atTransit().from(MO, WITHDRAWN);

    assertThat(((Agreed) told.hears(MO, 1, WITHDRAWN)).notices()).isEmpty();
  }

  @Test
  void whatIsReceivedUnderAConsentIsKeptApartFromWhatANodeCollects() {
    Referral origin = atOrigin().referral();
    Fact received = fact(MO, CaseFixture.assessment("a-1", "LOW"));
    Fact own = fact(MN, CaseFixture.assessment("a-2", "LOW"));
    Fact hold = fact(MO, new ProceedingsEvent.HoldTold(CaseFixture.HOLD, "NOT_NOW"));

    assertThat(origin.partOf(received)).isEqualTo(Part.of(CONSENT));
    assertThat(origin.partOf(own)).isEqualTo(Part.OWN);
    assertThat(origin.partOf(hold)).isEqualTo(Part.PROCEEDINGS);
  }

  private static Fact fact(NodeId node, ReferralEvent event) {
    return new Fact(
        event,
        new Stamp(START, START, "M4.2", node, new OrganisationId("x"), new OfficerId("y"), null));
  }
}
