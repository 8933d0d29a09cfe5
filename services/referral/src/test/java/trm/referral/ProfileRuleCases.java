package trm.referral;

import static trm.referral.CaseFixture.aReferral;
import static trm.referral.Nodes.MO;
import static trm.referral.RuleCases.ready;
import static trm.referral.Story.TODAY;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import trm.referral.CaseCommand.DecideIdentification;
import trm.referral.CaseCommand.GrantReflectionPeriod;
import trm.referral.ConsentCommand.GiveConsent;
import trm.referral.LocalEvent.IdentificationDecided;
import trm.referral.RuleCases.RuleCase;
import trm.referral.profile.CountryProfile;
import trm.referral.profile.Laws;
import trm.referral.profile.Term;

/** The rules that ask what a country's profile says. */
final class ProfileRuleCases {
  private final List<RuleCase> cases = new ArrayList<>();

  private ProfileRuleCases() {}

  static List<RuleCase> all() {
    ProfileRuleCases cases = new ProfileRuleCases();
    cases.addMeasures();
    cases.addReflection();
    cases.addIdentification();
    cases.addLengths();
    return cases.cases;
  }

  private void rule(String id, Decision passing, Decision failing) {
    cases.add(new RuleCase(id, passing, failing));
  }

  private void addMeasures() {
    rule(
        "MEASURE-02",
        aReferral().asks(Story.measure("M3.3")),
        aReferral().under(Laws.without("M3.3")).asks(Story.measure("M3.3")));
    CountryProfile shelters = Laws.performedBy("M2.1", Set.of(OrganisationKind.NGO));
    rule(
        "MEASURE-03",
        aReferral().under(shelters).acting(OrganisationKind.NGO).asks(Story.measure("M2.1")),
        aReferral().under(shelters).acting(OrganisationKind.POLICE).asks(Story.measure("M2.1")));
    CountryProfile ordered = Laws.ordering("M1.3", "M2.1");
    rule(
        "MEASURE-04",
        aReferral().withMeasure("M1.3").under(ordered).asks(Story.measure("M2.1")),
        aReferral().under(ordered).asks(Story.measure("M2.1")));
  }

  private void addReflection() {
    rule("SOP1-REFLECTION-02", granting(aReferral(), 30), granting(aReferral(), 29));
    rule("SOP1-REFLECTION-03", granting(aReferral(), 30), granting(aReferral().ofAChild(), 30));
  }

  private static Decision granting(CaseFixture referral, int days) {
    return referral
        .under(Laws.likeBulgaria())
        .asks(new GrantReflectionPeriod(TODAY, TODAY.plusDays(days)));
  }

  private void addIdentification() {
    CaseFixture presumed =
        aReferral()
            .with(
                new IdentificationDecided(
                    new DecisionId("d-1"), Guarded.of("PRESUMED_VICTIM"), List.of()));
    rule("SOP1-IDENTIFICATION-03", decided(presumed, "VICTIM"), decided(aReferral(), "VICTIM"));
    CaseFixture decided =
        aReferral()
            .with(
                new IdentificationDecided(new DecisionId("d-2"), Guarded.of("VICTIM"), List.of()));
    rule(
        "SOP1-IDENTIFICATION-06",
        decided(aReferral(), "PRESUMED_VICTIM"),
        decided(decided, "PRESUMED_VICTIM"));
  }

  private static Decision decided(CaseFixture referral, String result) {
    return referral
        .under(Laws.inTwoStages())
        .acting(OrganisationKind.COMPETENT_AUTHORITY)
        .asks(new DecideIdentification(Guarded.of(result), List.of(), List.of()));
  }

  private void addLengths() {
    rule("SOP2-CONSENT-07", consenting(180), consenting(190));
    rule("SOP4-ASSESSMENT-01", assessing(0), assessing(-1));
    rule("SOP4-ASSESSMENT-02", assessing(60), assessing(100));
    CaseFixture referral = aReferral().under(Laws.limiting(Term.HOLD_REVIEW, "30 calendar days"));
    rule(
        "SOP5-HOLD-03",
        referral.asks(Story.hold("WITNESS", "ORDER-1", 30)),
        referral.asks(Story.hold("WITNESS", "ORDER-1", 31)));
  }

  private static Decision consenting(int days) {
    return aReferral()
        .under(Laws.limiting(Term.CONSENT_VALIDITY, "6 months"))
        .asks(
            new GiveConsent(
                Story.SUBJECT,
                "PERSON",
                Story.PURPOSES,
                List.of("cn-transit"),
                Story.CLASSES,
                List.of(),
                "mn",
                true,
                null,
                Nodes.START,
                Nodes.START.plus(Duration.ofDays(days)),
                null));
  }

  private static Decision assessing(int days) {
    return ready()
        .under(Laws.limiting(Term.ASSESSMENT_VALIDITY, "3 months"))
        .asks(
            new AssistanceCommand.ShareAssessment(
                List.of(Nodes.CN),
                MO.value(),
                Guarded.of("LOW"),
                Guarded.withheld(),
                Guarded.withheld(),
                TODAY.plusDays(days)));
  }
}
