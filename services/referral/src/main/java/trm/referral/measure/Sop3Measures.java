package trm.referral.measure;

import static trm.referral.DisclosureClass.B;
import static trm.referral.DisclosureClass.D;
import static trm.referral.DisclosureClass.J;
import static trm.referral.OrganisationKind.HEALTH_SERVICE;
import static trm.referral.OrganisationKind.IMMIGRATION;
import static trm.referral.OrganisationKind.LEGAL_AID;
import static trm.referral.OrganisationKind.NATIONAL_COORDINATOR;
import static trm.referral.OrganisationKind.NGO;
import static trm.referral.OrganisationKind.POLICE;
import static trm.referral.OrganisationKind.SOCIAL_SERVICE;
import static trm.referral.measure.Entry.measure;
import static trm.referral.measure.Side.IDENTIFYING;
import static trm.referral.measure.Side.RETURN;
import static trm.referral.measure.Side.TRANSIT;

import java.util.List;
import trm.referral.AssistanceCommand.RecordFollowUp;
import trm.referral.AssistanceCommand.SharePlan;
import trm.referral.AssistanceCommand.TellStatus;
import trm.referral.AssistanceEvent.FollowUpReported;
import trm.referral.AssistanceEvent.PlanShared;
import trm.referral.AssistanceEvent.StatusTold;
import trm.referral.CaseCommand.CloseAsylumClaim;
import trm.referral.CaseCommand.OpenAsylumClaim;
import trm.referral.CaseCommand.RecordAsylumAdvice;
import trm.referral.CaseCommand.RecordMeasure;
import trm.referral.SafetyCommand.RaiseRiskAlert;
import trm.referral.SafetyEvent.RiskAlert;

/** SOP 3: help for the longer term, whether the person stays or may return later. */
final class Sop3Measures {
  private Sop3Measures() {}

  static final List<Entry> ENTRIES =
      List.of(
          measure("M3.1", "New assessment of needs")
              .what("Needs and aims once the person is stable.")
              .when("After the crisis and the time of reflection.")
              .how("With the person, on renewed consent.")
              .by(IDENTIFYING, SOCIAL_SERVICE, NGO)
              .by(RETURN, SOCIAL_SERVICE, NGO)
              .doneBy(RecordMeasure.class),
          measure("M3.2", "Individual service plan")
              .what("Goals, steps, responsible persons and an end.")
              .when("When longer-term help begins; looked at again at intervals.")
              .how(
                  "The person has a copy. Where she may return, the outline goes to the node that would go on with it: who helps, and what the plan works towards.")
              .by(IDENTIFYING, SOCIAL_SERVICE, NGO)
              .by(RETURN, SOCIAL_SERVICE, NGO)
              .doneBy(RecordMeasure.class, SharePlan.class)
              .mayTell(B, D)
              .in(PlanShared.class),
          measure("M3.3", "Longer-term services")
              .what("Housing, work, training, education, health, legal help, family.")
              .when("As planned.")
              .how("Each by a referral of its own.")
              .by(IDENTIFYING, NGO, SOCIAL_SERVICE, HEALTH_SERVICE, LEGAL_AID)
              .by(RETURN, NGO, SOCIAL_SERVICE, HEALTH_SERVICE, LEGAL_AID)
              .doneBy(RecordMeasure.class),
          measure("M3.4", "New assessment of risk")
              .what("The dangers as they are now, the release of an offender among them.")
              .when("At each event that changes them.")
              .how("Each assessment is kept beside the earlier ones. A risk is told as in M2.4.")
              .by(IDENTIFYING, NGO, SOCIAL_SERVICE, POLICE)
              .by(RETURN, NGO, SOCIAL_SERVICE, POLICE)
              .doneBy(RecordMeasure.class, RaiseRiskAlert.class)
              .mayTell(J)
              .in(RiskAlert.class),
          measure("M3.5", "Status and residence")
              .what("Advice on asylum, a claim, a permit, statelessness, regularisation.")
              .when(
                  "Advice before any contact with the authorities of the origin; the rest as due.")
              .how(
                  "Independent of co-operation where the law says so. Nothing of it is ever told to the state of origin, not by the shape of a refusal either.")
              .by(IDENTIFYING, IMMIGRATION, LEGAL_AID, NGO, SOCIAL_SERVICE)
              .by(TRANSIT, IMMIGRATION, LEGAL_AID, NGO, SOCIAL_SERVICE)
              .doneBy(
                  RecordAsylumAdvice.class,
                  OpenAsylumClaim.class,
                  CloseAsylumClaim.class,
                  RecordMeasure.class),
          measure("M3.6", "Monitoring of the plan")
              .what("Progress, and whether the person is content.")
              .when("As planned; programmes go on for up to three years.")
              .how("By a short form. The other country hears of it where it handed the case over.")
              .by(IDENTIFYING, SOCIAL_SERVICE, NGO, NATIONAL_COORDINATOR)
              .by(RETURN, SOCIAL_SERVICE, NGO, NATIONAL_COORDINATOR)
              .doneBy(RecordMeasure.class, RecordFollowUp.class, TellStatus.class)
              .mayTell(B)
              .in(FollowUpReported.class, StatusTold.class),
          measure("M3.7", "Closing the case")
              .what("The case is closed, for a coded reason.")
              .when("When the plan ends, or when the person wishes.")
              .how("With the person. Every node with an open task is told.")
              .by(IDENTIFYING, SOCIAL_SERVICE, NGO, NATIONAL_COORDINATOR)
              .by(TRANSIT, SOCIAL_SERVICE, NGO, NATIONAL_COORDINATOR)
              .doneBy(TellStatus.class)
              .mayTell()
              .in(StatusTold.class));
}
