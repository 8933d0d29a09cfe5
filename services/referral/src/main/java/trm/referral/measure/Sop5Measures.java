package trm.referral.measure;

import static trm.referral.DisclosureClass.J;
import static trm.referral.OrganisationKind.COURT;
import static trm.referral.OrganisationKind.LEGAL_AID;
import static trm.referral.OrganisationKind.NGO;
import static trm.referral.OrganisationKind.POLICE;
import static trm.referral.OrganisationKind.PROSECUTOR;
import static trm.referral.OrganisationKind.SOCIAL_SERVICE;
import static trm.referral.measure.Entry.measure;
import static trm.referral.measure.Side.IDENTIFYING;
import static trm.referral.measure.Side.RETURN;

import java.util.List;
import trm.referral.CaseCommand.RecordMeasure;
import trm.referral.ProceedingsCommand.PlaceHold;
import trm.referral.ProceedingsCommand.ReleaseHold;
import trm.referral.ProceedingsCommand.SendProceedingsNotice;
import trm.referral.ProceedingsEvent.HoldLifted;
import trm.referral.ProceedingsEvent.HoldTold;
import trm.referral.ProceedingsEvent.ProceedingsNotice;
import trm.referral.SafetyCommand.RaiseRiskAlert;
import trm.referral.SafetyEvent.RiskAlert;

/**
 * SOP 5: the person in criminal and civil proceedings. Evidence travels by mutual legal assistance
 * between central authorities, never here.
 */
final class Sop5Measures {
  private Sop5Measures() {}

  static final List<Entry> ENTRIES =
      List.of(
          measure("M5.1", "Information on proceedings")
              .what("The proceedings, her part in them, protection, compensation, withdrawal.")
              .when("At first contact, and again.")
              .how("In the person's own language.")
              .by(IDENTIFYING, POLICE, LEGAL_AID, NGO)
              .by(RETURN, LEGAL_AID, NGO)
              .doneBy(RecordMeasure.class),
          measure("M5.2", "Decision to cooperate")
              .what("Yes, no or later; a free decision that changes nothing about support.")
              .when("During the time of reflection.")
              .how("In writing, by the person. Told to no other node.")
              .by(IDENTIFYING, NGO, LEGAL_AID)
              .doneBy(RecordMeasure.class),
          measure("M5.3", "Statement or interview")
              .what("A statement to police or prosecutor.")
              .when("After the decision to cooperate.")
              .how(
                  "As few interviews as possible, with support and special measures. What was said travels by mutual legal assistance, never here.")
              .by(IDENTIFYING, POLICE, PROSECUTOR)
              .doneBy(RecordMeasure.class),
          measure("M5.4", "Protection of the witness")
              .what("Danger to the witness and to family, relocation, a new identity.")
              .when("At once, and throughout.")
              .how(
                  "By a channel of its own between witness units. Here nothing travels but a warning of risk.")
              .by(IDENTIFYING, POLICE, PROSECUTOR)
              .by(RETURN, POLICE, PROSECUTOR)
              .doneBy(RecordMeasure.class, RaiseRiskAlert.class)
              .mayTell(J)
              .in(RiskAlert.class),
          measure("M5.5", "Legal aid")
              .what("A lawyer for criminal and civil claims.")
              .when("From the start.")
              .how(
                  "Free where the law says so. Across the border goes which office represents her, never who.")
              .by(IDENTIFYING, LEGAL_AID, NGO)
              .by(RETURN, LEGAL_AID, NGO)
              .doneBy(RecordMeasure.class, SendProceedingsNotice.class)
              .mayTell()
              .in(ProceedingsNotice.class),
          measure("M5.6", "Return while proceedings run")
              .what("A hold is placed or released; a witness may undertake to come back.")
              .when("Before the journey.")
              .how(
                  "By order of a court or prosecutor. A hold is written under M4.8 like any other, since a code of its own would tell that she is a witness. An undertaking to come back is hers, and told to nobody whom she keeps out of proceedings.")
              .by(IDENTIFYING, PROSECUTOR, COURT)
              .by(RETURN, PROSECUTOR, COURT)
              .doneBy(
                  PlaceHold.class,
                  ReleaseHold.class,
                  SendProceedingsNotice.class,
                  RecordMeasure.class)
              .mayTell()
              .in(HoldTold.class, HoldLifted.class, ProceedingsNotice.class),
          measure("M5.7", "Support at a hearing")
              .what("Notice of a hearing, travel or video link, escort, interpreter.")
              .when("Before the hearing, with time to prepare at both ends.")
              .how("Date, kind and reference number travel; nothing of the matter does.")
              .by(IDENTIFYING, PROSECUTOR, COURT, NGO)
              .by(RETURN, PROSECUTOR, COURT, NGO)
              .doneBy(SendProceedingsNotice.class, RecordMeasure.class)
              .mayTell()
              .in(ProceedingsNotice.class),
          measure("M5.8", "Outcome of proceedings")
              .what("Judgment, appeal, and the release of an offender.")
              .when("When it happens.")
              .how(
                  "The person is told if she wants to be. A release that endangers her is warned of as a risk as well.")
              .by(IDENTIFYING, PROSECUTOR, COURT, NGO)
              .by(RETURN, PROSECUTOR, COURT, NGO)
              .doneBy(SendProceedingsNotice.class, RaiseRiskAlert.class, RecordMeasure.class)
              .mayTell(J)
              .in(ProceedingsNotice.class, RiskAlert.class),
          measure("M5.9", "Compensation")
              .what("Claims in criminal, civil or labour courts, or on a state fund.")
              .when("Within the limits of each state, which run after a return too.")
              .how(
                  "By lawyer or NGO. That a claim was made, granted or refused and how it is paid out travel as notices with a date and a reference; a sum or an account never does.")
              .by(IDENTIFYING, LEGAL_AID, NGO)
              .by(RETURN, LEGAL_AID, NGO)
              .doneBy(RecordMeasure.class, SendProceedingsNotice.class)
              .mayTell()
              .in(ProceedingsNotice.class),
          measure("M5.10", "After the trial")
              .what("Danger, residence or return once the judgment stands.")
              .when("After the judgment.")
              .how("As M3.4, M3.5 and the measures of return say.")
              .by(IDENTIFYING, SOCIAL_SERVICE, NGO)
              .by(RETURN, SOCIAL_SERVICE, NGO)
              .doneBy(RecordMeasure.class));
}
