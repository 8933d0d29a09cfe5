package trm.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static trm.referral.CaseFixture.HANDOVER;
import static trm.referral.CaseFixture.atOrigin;
import static trm.referral.CaseFixture.atTransit;
import static trm.referral.Nodes.CN;
import static trm.referral.Nodes.MN;
import static trm.referral.Nodes.MO;
import static trm.referral.RuleCases.setOut;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trm.referral.AssistanceCommand.AnswerRequest;
import trm.referral.AssistanceEvent.AnswerGiven;
import trm.referral.Decision.Agreed;
import trm.referral.HandoverCommand.DeclineHandover;
import trm.referral.HandoverCommand.RevokeOffer;
import trm.referral.HandoverEvent.HandoverDeclined;
import trm.referral.HandoverEvent.OfferRevoked;
import trm.referral.LocalEvent.AsylumClaimClosed;
import trm.referral.LocalEvent.AsylumClaimOpened;
import trm.referral.ProceedingsEvent.HoldTold;
import trm.referral.file.FactList;

/** The reason that an officer chooses for a no says nothing of a claim, a hold or her own state. */
class ReasonsThatMayBeToldTest {
  private static final DeclineHandover DECLINING = new DeclineHandover(HANDOVER, "CAPACITY_FULL");
  private static final RevokeOffer REVOKING = new RevokeOffer(HANDOVER, "RISK_CHANGED");

  private static CrossingEvent told(Decision decision, NodeId to) {
    return ((Agreed) decision)
        .notices().stream()
            .filter(notice -> notice.recipient().equals(to))
            .map(Notice::event)
            .findFirst()
            .orElseThrow();
  }

  private static <E extends ReferralEvent> Optional<E> kept(Decision decision, Class<E> type) {
    return new FactList(((Agreed) decision).facts()).last(type);
  }

  @Test
  void anOfferIsDeclinedForTheReasonThatTheOfficerGives() {
    assertThat(told(atTransit().offeredBy(MO, true).asks(DECLINING), MO))
        .isEqualTo(new HandoverDeclined(HANDOVER, "CAPACITY_FULL"));
  }

  @Test
  void everyReasonReadsAlikeWhileAClaimIsOpenAndIsKeptAtHome() {
    CaseFixture claiming =
        atTransit().offeredBy(MO, true).with(new AsylumClaimOpened(Guarded.withheld()));
    Decision declined = claiming.asks(DECLINING);

    assertThat(told(declined, MO)).isEqualTo(new HandoverDeclined(HANDOVER, "NOT_NOW"));
    assertThat(kept(declined, HandoverDeclined.class))
        .contains(new HandoverDeclined(HANDOVER, "CAPACITY_FULL"));
    assertThat(told(claiming.with(new AsylumClaimClosed(Guarded.withheld())).asks(DECLINING), MO))
        .isEqualTo(new HandoverDeclined(HANDOVER, "CAPACITY_FULL"));
  }

  @Test
  void everyReasonReadsAlikeWhileAHoldStands() {
    CaseFixture offered = atTransit().offeredBy(MO, true);

    assertThat(told(offered.with(new HoldTold(CaseFixture.HOLD, "NOT_NOW")).asks(DECLINING), MO))
        .isEqualTo(new HandoverDeclined(HANDOVER, "NOT_NOW"));
  }

  @Test
  void herOwnStateIsNotGivenARiskAsReason() {
    Decision revoked = setOut().offeredTo(CN, MN).asks(REVOKING);

    assertThat(told(revoked, CN)).isEqualTo(new OfferRevoked(HANDOVER, "RISK_CHANGED"));
    assertThat(told(revoked, MN)).isEqualTo(new OfferRevoked(HANDOVER, "NOT_NOW"));
    assertThat(kept(revoked, OfferRevoked.class))
        .contains(new OfferRevoked(HANDOVER, "RISK_CHANGED"));
  }

  @Test
  void aNoIsAnsweredWithoutItsReasonWhileAHoldStandsAndAYesAsEver() {
    CaseFixture asked =
        atOrigin()
            .from(MO, CaseFixture.request(CaseFixture.ASKED_RETURN, "RETURN"))
            .with(new HoldTold(CaseFixture.HOLD, "NOT_NOW"));

    assertThat(reason(asked.asks(answer("DECLINED", "NO_LEGAL_BASIS")))).isEqualTo("NOT_NOW");
    assertThat(reason(asked.asks(answer("DECLINED", null)))).isEqualTo("NOT_NOW");
    assertThat(reason(asked.asks(answer("ACCEPTED", null)))).isNull();
    assertThat(reason(asked.without(HoldTold.class).asks(answer("DECLINED", "NO_LEGAL_BASIS"))))
        .isEqualTo("NO_LEGAL_BASIS");
  }

  /** Whether there is a reason must not depend on what stands either. */
  @ParameterizedTest
  @ValueSource(strings = {"CONFIRMED", "NOT_CONFIRMED", "INCONCLUSIVE", "ACCEPTED", "DECLINED"})
  void anAnswerWithoutAReasonReadsAlikeWithAndWithoutAClaim(String outcome) {
    Decision usual = asked().asks(answer(outcome, null));
    Decision claiming =
        asked().with(new AsylumClaimOpened(Guarded.withheld())).asks(answer(outcome, null));

    assertThat(told(claiming, MO)).isEqualTo(told(usual, MO));
    assertThat(reason(usual)).isEqualTo(outcome.equals("DECLINED") ? "NOT_NOW" : null);
  }

  @Test
  void whatIsToldOfACountryHasNoReasonEither() {
    CaseFixture asked =
        atOrigin().from(MO, CaseFixture.request(CaseFixture.ASKED_RETURN, "COUNTRY_INFORMATION"));

    assertThat(reason(asked.asks(answer("INFORMED", null)))).isNull();
    assertThat(
            reason(
                asked
                    .with(new AsylumClaimOpened(Guarded.withheld()))
                    .asks(answer("INFORMED", null))))
        .isNull();
  }

  @Test
  void aFindingWithAReasonGivesNoneAwayWhileAClaimIsOpen() {
    CaseFixture claiming = asked().with(new AsylumClaimOpened(Guarded.withheld()));

    assertThat(reason(claiming.asks(answer("INCONCLUSIVE", "NO_LEGAL_BASIS"))))
        .isEqualTo("NOT_NOW");
    assertThat(reason(asked().asks(answer("INCONCLUSIVE", "NO_LEGAL_BASIS"))))
        .isEqualTo("NO_LEGAL_BASIS");
  }

  private static CaseFixture asked() {
    return atOrigin().from(MO, CaseFixture.request(CaseFixture.ASKED_RETURN, "RETURN"));
  }

  private static AnswerRequest answer(String outcome, @Nullable String why) {
    return new AnswerRequest(
        CaseFixture.ASKED_RETURN,
        outcome,
        why,
        List.of(),
        Guarded.withheld(),
        null,
        List.of(),
        List.of(),
        List.of());
  }

  private static @Nullable String reason(Decision decision) {
    return ((AnswerGiven) told(decision, MO)).reason();
  }
}
