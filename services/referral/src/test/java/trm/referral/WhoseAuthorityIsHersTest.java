package trm.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static trm.referral.Nodes.MN;
import static trm.referral.Nodes.MO;
import static trm.referral.RuleCases.ready;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import trm.referral.AssistanceCommand.TellStatus;
import trm.referral.AssistanceEvent.DataAdded;
import trm.referral.AssistanceEvent.FactCorrected;
import trm.referral.AssistanceEvent.StatusTold;
import trm.referral.ConsentEvent.ConsentGiven;
import trm.referral.Decision.Agreed;
import trm.referral.Decision.Refused;
import trm.referral.DirectoryView.NodeView;
import trm.referral.LocalEvent.AsylumAdviceRecorded;
import trm.referral.LocalEvent.AsylumClaimOpened;
import trm.referral.LocalEvent.IntakeRecorded;
import trm.referral.ProceedingsCommand.SendProceedingsNotice;
import trm.referral.file.Origin;

/** A state runs several nodes; in the person's own country each is her authority, whatever role. */
class WhoseAuthorityIsHersTest {
  private static final NodeId MN_TRANSIT = new NodeId("mn-transit");
  private static final NodeId LA = new NodeId("la-destination");
  private static final NodeId LA_NGO = new NodeId("la-destination-ngo");
  private static final DirectoryView DIRECTORY =
      new DirectoryView(
          Map.of(
              MO, new NodeView(MO, "STATE_AUTHORITY", "DESTINATION", "MO"),
              MN, new NodeView(MN, "STATE_AUTHORITY", "ORIGIN", "MN"),
              MN_TRANSIT, new NodeView(MN_TRANSIT, "STATE_AUTHORITY", "TRANSIT", "MN"),
              LA, new NodeView(LA, "STATE_AUTHORITY", "DESTINATION", "LA"),
              LA_NGO, new NodeView(LA_NGO, "NGO_NETWORK", "DESTINATION", "LA")));

  private static boolean isHers(CaseFixture file, NodeId node) {
    return new Origin(file.referral(), DIRECTORY)
        .inThisCase()
        .find(node)
        .orElseThrow()
        .isOriginAuthority();
  }

  private static CaseFixture claiming(String country) {
    return CaseFixture.aReferral().without(IntakeRecorded.class).with(intake(country));
  }

  private static IntakeRecorded intake(String country) {
    return new IntakeRecorded(
        Guarded.of(Story.ADULT),
        Guarded.of(identity(country)),
        Guarded.withheld(),
        Guarded.withheld());
  }

  private static Identity identity(String country) {
    return new Identity("Zokhiomol", "Solongo", null, "F", null, country, null, null);
  }

  @Test
  void eachNodeOfHerStateIsHers() {
    assertThat(isHers(claiming("MN"), MN)).isTrue();
    assertThat(isHers(claiming("MN"), MN_TRANSIT)).isTrue();
    assertThat(isHers(claiming("MN"), LA)).isFalse();
  }

  @Test
  void anNgoOfHerCountryIsNot() {
    assertThat(isHers(claiming("LA"), LA)).isTrue();
    assertThat(isHers(claiming("LA"), LA_NGO)).isFalse();
  }

  @Test
  void whichStateWasAskedWhoSheIsMayBeHersToo() {
    RequestId id = new RequestId("request-9");
    for (String kind : List.of("NATIONALITY_AND_IDENTITY", "TRAVEL_DOCUMENT", "RETURN")) {
      assertThat(isHers(claiming("MN").asked(id, kind, LA), LA)).as(kind).isTrue();
    }
    assertThat(isHers(claiming("MN").asked(id, "CAPACITY", LA), LA)).isFalse();
  }

  @Test
  void bothCountriesCountWhereAClaimWasCorrected() {
    CaseFixture corrected =
        claiming("MN")
            .with(
                new FactCorrected(
                    new CorrectionId("correction-1"),
                    "intake",
                    Guarded.of(identity("LA")),
                    Guarded.withheld(),
                    Guarded.withheld()));

    assertThat(isHers(corrected, LA)).isTrue();
    assertThat(isHers(corrected, MN_TRANSIT)).isTrue();
  }

  /** The file names both, and the identity has room for the first alone. */
  @Test
  void bothCountriesCountOfWhichSheIsACitizen() {
    CaseFixture both =
        CaseFixture.aReferral()
            .without(IntakeRecorded.class)
            .with(
                new IntakeRecorded(
                    Guarded.of(Story.ADULT),
                    Guarded.of(identity("MN")),
                    Guarded.withheld(),
                    Guarded.of(Map.of("prs_Citizenship", "MN, LA"))));

    assertThat(isHers(both, MN_TRANSIT)).isTrue();
    assertThat(isHers(both, LA)).isTrue();
    assertThat(isHers(both, LA_NGO)).isFalse();
    assertThat(isHers(both, MO)).isFalse();
  }

  @Test
  void ofWhomNothingIsKnownAnyOtherStateMayBeHers() {
    CaseFixture unknown = CaseFixture.aReferral().without(IntakeRecorded.class);

    assertThat(isHers(unknown, LA)).isTrue();
    assertThat(isHers(unknown, MN_TRANSIT)).isTrue();
    assertThat(isHers(unknown, MO)).isFalse();
    assertThat(isHers(unknown, LA_NGO)).isFalse();
  }

  @Test
  void whoSentHerHereIsNotTakenForHersWhereNothingIsKnown() {
    CaseFixture brought =
        CaseFixture.atTransit().offeredBy(MO, false).acceptedBy(Nodes.CN).arrivedAt(Nodes.CN);

    assertThat(isHers(CaseFixture.atTransit(), MO)).isTrue();
    assertThat(isHers(brought, MO)).isFalse();
    assertThat(isHers(brought, LA)).isTrue();
    assertThat(isHers(brought.with(intake("MO")), MO)).isTrue();
  }

  @Test
  void aNodeThatIsAskedTakesHerForItsOwnCountrys() {
    CaseFixture asked =
        CaseFixture.atOrigin().from(MO, CaseFixture.request(CaseFixture.ASKED_RETURN, "RETURN"));

    assertThat(isHers(asked, MN_TRANSIT)).isTrue();
    assertThat(isHers(asked, LA)).isFalse();
  }

  @Test
  void whatWasAddedLaterSaysItToo() {
    DataAdded added =
        new DataAdded(
            CaseFixture.ASKED_RETURN,
            Guarded.of(identity("LA")),
            Guarded.withheld(),
            Guarded.withheld(),
            Guarded.withheld());

    assertThat(isHers(claiming("MN").with(added), LA)).isTrue();
  }

  /** The transit node of the usual directory, in a case of a person of that country. */
  private static CaseFixture ofChina() {
    return ready().with(intake("CN"));
  }

  @Test
  void adviceOnAsylumComesBeforeAnythingIsAskedOfIt() {
    Command share = Story.assessment("DESTINATION", "LOW", Nodes.CN);

    assertThat(ready().without(AsylumAdviceRecorded.class).asks(share)).isInstanceOf(Agreed.class);
    assertThat(ofChina().asks(share)).isInstanceOf(Agreed.class);
    assertThat(rules(ofChina().without(AsylumAdviceRecorded.class).asks(share)))
        .containsExactly("SOP4-CONTACT-01");
    assertThat(rules(ofChina().with(new AsylumClaimOpened(Guarded.withheld())).asks(share)))
        .containsExactly("SOP4-CONTACT-03");
  }

  @Test
  void anyStateThatIsAskedForANationalIsContactedAsHers() {
    CaseFixture unadvised = ready().without(AsylumAdviceRecorded.class);

    assertThat(rules(unadvised.asks(Story.verification(Nodes.CN)))).contains("SOP4-CONTACT-01");
    assertThat(rules(unadvised.asks(Story.proposeReturn(Nodes.CN)))).contains("SOP4-CONTACT-01");
  }

  @Test
  void whoKeepsHerAuthoritiesOutKeepsThemAllOut() {
    TellStatus closing = new TellStatus(List.of(Nodes.CN), "CLOSED", "RE_MIGRATED");
    ConsentGiven excepting = excepting("ORIGIN_AUTHORITIES");

    assertThat(told(ready().with(excepting).asks(closing)))
        .isEqualTo(new StatusTold("CLOSED", "RE_MIGRATED"));
    assertThat(told(ofChina().with(excepting).asks(closing)))
        .isEqualTo(new StatusTold("CLOSED", null));
  }

  @Test
  void aNoticeOfProceedingsReachesItOnlyWithHerConsent() {
    SendProceedingsNotice notice =
        new SendProceedingsNotice(List.of(Nodes.CN), "HEARING", Nodes.START, "HEARING-1");

    assertThat(ready().withdrawn().asks(notice)).isInstanceOf(Agreed.class);
    assertThat(rules(ofChina().withdrawn().asks(notice))).contains("DISCLOSURE-02");
  }

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

  private static CrossingEvent told(Decision decision) {
    return ((Agreed) decision).notices().getLast().event();
  }

  private static List<String> rules(Decision decision) {
    return ((Refused) decision).rules().stream().map(BrokenRule::ruleId).toList();
  }
}
