package trm.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static trm.referral.CaseFixture.CONSENT;
import static trm.referral.CaseFixture.atOrigin;
import static trm.referral.Nodes.CN;
import static trm.referral.Nodes.MN;
import static trm.referral.Nodes.MO;
import static trm.referral.Nodes.START;
import static trm.referral.RuleCases.ready;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import trm.referral.AssistanceCommand.TellStatus;
import trm.referral.AssistanceEvent.StatusTold;
import trm.referral.Basis.ByConsent;
import trm.referral.Basis.NotificationDuty;
import trm.referral.ConsentEvent.ConsentGiven;
import trm.referral.ConsentEvent.ConsentNarrowed;
import trm.referral.Decision.Agreed;
import trm.referral.Decision.Refused;
import trm.referral.LocalEvent.AsylumClaimOpened;
import trm.referral.ProceedingsCommand.SendProceedingsNotice;
import trm.referral.SafetyCommand.RaiseRiskAlert;
import trm.referral.file.FactList;

/** The authorities of the origin, and whomever the person excepted, by every way there is. */
class HerOwnStateLearnsWhatSheAllowsTest {

  @Test
  void anExceptionInALaterConsentBindsTheEarlierOne() {
    assertThat(ready().asks(Story.verification(MN))).isInstanceOf(Agreed.class);
    assertThat(rules(ready().with(excepting("ORIGIN_AUTHORITIES")).asks(Story.verification(MN))))
        .contains("DISCLOSURE-02", "SOP4-CONTACT-04");
  }

  @Test
  void anExceptionIsNoConsentAnyMoreOnceItWasWithdrawn() {
    CaseFixture again =
        ready()
            .with(excepting("ORIGIN_AUTHORITIES"))
            .with(new ConsentEvent.ConsentWithdrawn(new ConsentId("consent-2"), "ALL", START));

    assertThat(again.asks(Story.verification(MN))).isInstanceOf(Agreed.class);
  }

  @Test
  void theNodeThatAskedHerIsAnsweredUnderItsOwnConsent() {
    Referral origin = atOrigin().from(MN, excepting("mo-destination")).referral();

    assertThat(
            origin
                .consents()
                .permitting(
                    Nodes.DIRECTORY.find(MO).orElseThrow(),
                    Set.of(DisclosureClass.C),
                    "RETURN",
                    START))
        .map(consent -> consent.id())
        .contains(CONSENT);
  }

  @Test
  void herStateLearnsOfProceedingsUnderAConsentThatSaysSo() {
    assertThat(((Agreed) ready().asks(notice(MN))).notices())
        .filteredOn(notice -> notice.recipient().equals(MN))
        .extracting(Notice::basis)
        .containsOnly(new ByConsent(CONSENT));
    assertThat(rules(ready().with(without("PROCEEDINGS")).asks(notice(MN))))
        .containsExactlyInAnyOrder("DISCLOSURE-02", "SOP4-CONTACT-04");
  }

  @Test
  void noNoticeReachesHerStateWhileAClaimIsOpen() {
    CaseFixture claiming = ready().with(new AsylumClaimOpened(Guarded.withheld()));

    assertThat(rules(claiming.asks(notice(MN)))).containsExactly("SOP4-CONTACT-03");
    assertThat(claiming.asks(notice(CN))).isInstanceOf(Agreed.class);
  }

  @Test
  void anotherStateOfTheCaseIsToldWithoutConsentUnlessSheExceptedIt() {
    CaseFixture silent = ready().with(without("PROCEEDINGS"));

    assertThat(((Agreed) silent.asks(notice(CN))).notices())
        .extracting(Notice::basis)
        .containsExactly(new NotificationDuty());
    assertThat(rules(silent.with(excepting("cn-transit")).asks(notice(CN))))
        .containsExactly("DISCLOSURE-02");
  }

  @Test
  void whomSheExceptedLearnsThatACaseIsClosedAndNotWhy() {
    Agreed closed =
        (Agreed)
            ready()
                .with(excepting("ORIGIN_AUTHORITIES"))
                .asks(new TellStatus(List.of(MN, CN), "CLOSED", "RE_MIGRATED"));

    assertThat(told(closed, MN)).isEqualTo(new StatusTold("CLOSED", null));
    assertThat(told(closed, CN)).isEqualTo(new StatusTold("CLOSED", "RE_MIGRATED"));
    assertThat(new FactList(closed.facts()).last(StatusTold.class))
        .contains(new StatusTold("CLOSED", "RE_MIGRATED"));
  }

  @Test
  void aWarningAsksForNothing() {
    CaseFixture closedOff =
        ready()
            .with(excepting("ORIGIN_AUTHORITIES"))
            .with(new AsylumClaimOpened(Guarded.withheld()));
    RaiseRiskAlert alert =
        new RaiseRiskAlert(
            List.of(MN),
            Guarded.of("RETALIATION"),
            Guarded.of("HIGH"),
            Guarded.of("FAMILY"),
            Guarded.withheld(),
            "RISK_TO_LIFE");

    assertThat(closedOff.asks(alert)).isInstanceOf(Agreed.class);
  }

  private static CrossingEvent told(Agreed agreed, NodeId to) {
    return agreed.notices().stream()
        .filter(notice -> notice.recipient().equals(to))
        .map(Notice::event)
        .reduce((one, other) -> other)
        .orElseThrow();
  }

  private static SendProceedingsNotice notice(NodeId to) {
    return new SendProceedingsNotice(List.of(to), "HEARING", START, "HEARING-1");
  }

  private static ConsentNarrowed without(String purpose) {
    return new ConsentNarrowed(
        CONSENT,
        Story.PURPOSES.stream().filter(other -> !other.equals(purpose)).toList(),
        List.of("cn-transit", "mn-origin"),
        Story.CLASSES,
        List.of());
  }

  /** A later paper, for help at one place, in which she says who is to learn nothing. */
  private static ConsentGiven excepting(String whom) {
    ConsentGiven usual = CaseFixture.consent("PERSON");
    return new ConsentGiven(
        new ConsentId("consent-2"),
        usual.subject(),
        "PERSON",
        List.of("ASSISTANCE"),
        List.of("kind:NGO_NETWORK"),
        List.of("B"),
        List.of(whom),
        "mn",
        true,
        null,
        usual.validFrom(),
        usual.validUntil(),
        null);
  }

  private static List<String> rules(Decision decision) {
    return ((Refused) decision).rules().stream().map(BrokenRule::ruleId).toList();
  }
}
