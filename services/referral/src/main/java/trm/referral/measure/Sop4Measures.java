package trm.referral.measure;

import static trm.referral.DisclosureClass.B;
import static trm.referral.DisclosureClass.C;
import static trm.referral.DisclosureClass.D;
import static trm.referral.DisclosureClass.E;
import static trm.referral.DisclosureClass.J;
import static trm.referral.OrganisationKind.CHILD_AUTHORITY;
import static trm.referral.OrganisationKind.COMPETENT_AUTHORITY;
import static trm.referral.OrganisationKind.CONSULAR_DESK;
import static trm.referral.OrganisationKind.COURT;
import static trm.referral.OrganisationKind.GUARDIAN_OFFICE;
import static trm.referral.OrganisationKind.IMMIGRATION;
import static trm.referral.OrganisationKind.INTERNATIONAL_ORGANISATION;
import static trm.referral.OrganisationKind.NATIONAL_COORDINATOR;
import static trm.referral.OrganisationKind.NGO;
import static trm.referral.OrganisationKind.PROSECUTOR;
import static trm.referral.OrganisationKind.SOCIAL_SERVICE;
import static trm.referral.measure.Entry.measure;
import static trm.referral.measure.Side.IDENTIFYING;
import static trm.referral.measure.Side.RETURN;
import static trm.referral.measure.Side.TRANSIT;

import java.util.List;
import trm.referral.AssistanceCommand.AddData;
import trm.referral.AssistanceCommand.AnswerRequest;
import trm.referral.AssistanceCommand.CorrectFact;
import trm.referral.AssistanceCommand.ProposeReturn;
import trm.referral.AssistanceCommand.RecordFollowUp;
import trm.referral.AssistanceCommand.RequestClearance;
import trm.referral.AssistanceCommand.RequestVerification;
import trm.referral.AssistanceCommand.ShareAssessment;
import trm.referral.AssistanceCommand.SharePlan;
import trm.referral.AssistanceCommand.TellStatus;
import trm.referral.AssistanceEvent.AnswerGiven;
import trm.referral.AssistanceEvent.AssessmentShared;
import trm.referral.AssistanceEvent.DataAdded;
import trm.referral.AssistanceEvent.DecisionTold;
import trm.referral.AssistanceEvent.FactCorrected;
import trm.referral.AssistanceEvent.FollowUpReported;
import trm.referral.AssistanceEvent.PlanShared;
import trm.referral.AssistanceEvent.RequestMade;
import trm.referral.AssistanceEvent.StatusTold;
import trm.referral.CaseCommand.DecideBestInterests;
import trm.referral.CaseCommand.FileAttachment;
import trm.referral.CaseCommand.RecordGuardianAgreement;
import trm.referral.CaseCommand.RecordMeasure;
import trm.referral.CaseCommand.RecordTravelDocument;
import trm.referral.HandoverCommand.AcceptHandover;
import trm.referral.HandoverCommand.CloseHandover;
import trm.referral.HandoverCommand.ConfirmArrival;
import trm.referral.HandoverCommand.DeclineHandover;
import trm.referral.HandoverCommand.GiveFeedback;
import trm.referral.HandoverCommand.OfferHandover;
import trm.referral.HandoverCommand.RecordDeparture;
import trm.referral.HandoverCommand.RecordNoShow;
import trm.referral.HandoverCommand.RecordUnannouncedArrival;
import trm.referral.HandoverCommand.RecordUnplannedDeparture;
import trm.referral.HandoverCommand.RevokeOffer;
import trm.referral.HandoverEvent.ArrivalConfirmed;
import trm.referral.HandoverEvent.Departed;
import trm.referral.HandoverEvent.FeedbackGiven;
import trm.referral.HandoverEvent.HandoverAccepted;
import trm.referral.HandoverEvent.HandoverClosed;
import trm.referral.HandoverEvent.HandoverDeclined;
import trm.referral.HandoverEvent.HandoverOffered;
import trm.referral.HandoverEvent.NoShow;
import trm.referral.HandoverEvent.OfferRevoked;
import trm.referral.HandoverEvent.UnannouncedArrival;
import trm.referral.HandoverEvent.UnplannedDeparture;
import trm.referral.ProceedingsCommand.PlaceHold;
import trm.referral.ProceedingsCommand.ReleaseHold;
import trm.referral.ProceedingsEvent.HoldLifted;
import trm.referral.ProceedingsEvent.HoldTold;
import trm.referral.ReturnCommand.ConfirmReturn;
import trm.referral.ReturnCommand.GiveClearance;
import trm.referral.ReturnCommand.RevokeClearance;
import trm.referral.ReturnEvent.ClearanceRevoked;
import trm.referral.ReturnEvent.ReturnClearance;
import trm.referral.SafetyEvent.MissingPerson;

/** SOP 4: the way home, from the decision to the last follow-up. */
final class Sop4Measures {
  private Sop4Measures() {}

  private static final List<Entry> DECIDING =
      List.of(
          measure("M4.1", "Counselling and decision on options")
              .what("Stay, return, or a third country: the person decides, informed.")
              .when("When she is stable; never pressed for during the time of reflection.")
              .how("The decision may be taken back until departure.")
              .by(IDENTIFYING, NGO, SOCIAL_SERVICE, INTERNATIONAL_ORGANISATION, GUARDIAN_OFFICE)
              .doneBy(RecordMeasure.class),
          measure("M4.2", "Risks and needs of a return, assessed by both sides")
              .what("Security, family, health, livelihood and stigma, as each side sees them.")
              .when("Before the return is accepted, and again before departure.")
              .how("The other side makes inquiries of its own and does not copy.")
              .by(IDENTIFYING, NGO, SOCIAL_SERVICE, INTERNATIONAL_ORGANISATION)
              .by(RETURN, NGO, SOCIAL_SERVICE)
              .doneBy(ShareAssessment.class)
              .mayTell(B, J)
              .in(AssessmentShared.class),
          measure("M4.3", "Request for a return")
              .what("The other side is asked to accept the return and to name who receives.")
              .when("After consent.")
              .how(
                  "A profile that names nobody, and a town or region; the answer names contact and alternate. Not a word of trafficking.")
              .by(IDENTIFYING, NATIONAL_COORDINATOR, INTERNATIONAL_ORGANISATION, NGO)
              .by(RETURN, NATIONAL_COORDINATOR, NGO, SOCIAL_SERVICE)
              .doneBy(ProposeReturn.class, AnswerRequest.class)
              .mayTell(B, D)
              .in(RequestMade.class, AnswerGiven.class),
          measure("M4.4", "Verification of nationality and identity")
              .what("Whether the person is a national or a permanent resident; and corrections.")
              .when("On request, without undue delay.")
              .how(
                  "Who the person is and what she remembers of home goes to the consular desk only, without a word of trafficking. What cannot be confirmed leads to longer-term help, never back to the same question.")
              .by(IDENTIFYING, NATIONAL_COORDINATOR, SOCIAL_SERVICE)
              .by(RETURN, CONSULAR_DESK, NATIONAL_COORDINATOR)
              .doneBy(
                  RequestVerification.class,
                  AddData.class,
                  AnswerRequest.class,
                  CorrectFact.class,
                  FileAttachment.class)
              .mayTell(C, E)
              .in(RequestMade.class, DataAdded.class, AnswerGiven.class, FactCorrected.class),
          measure("M4.5", "Tracing and assessment of family")
              .what(
                  "Family is found, told with care, and assessed: able, willing, safe, and not involved.")
              .when("After consent to tracing.")
              .how(
                  "By a social service, in a visit that does not tell what happened to her. The answer is a code: found; not found; wants no contact; not safe; the carer involved.")
              .by(IDENTIFYING, NGO, SOCIAL_SERVICE, INTERNATIONAL_ORGANISATION)
              .by(RETURN, SOCIAL_SERVICE, NGO)
              .doneBy(
                  RequestVerification.class,
                  AddData.class,
                  AnswerRequest.class,
                  FileAttachment.class)
              .mayTell(E)
              .in(RequestMade.class, DataAdded.class, AnswerGiven.class),
          measure("M4.6", "Best interests of a child")
              .what("Return, stay or a third country, whichever is best for the child.")
              .when("Before any decision on return.")
              .how(
                  "The child is heard, the guardian is present and must agree. The node of the return studies the family and the home; what was determined may be told, never the child's view.")
              .by(IDENTIFYING, CHILD_AUTHORITY, COMPETENT_AUTHORITY, GUARDIAN_OFFICE)
              .by(TRANSIT, CHILD_AUTHORITY, COMPETENT_AUTHORITY, GUARDIAN_OFFICE)
              .by(RETURN, CHILD_AUTHORITY, SOCIAL_SERVICE)
              .doneBy(
                  DecideBestInterests.class,
                  RecordGuardianAgreement.class,
                  RequestVerification.class,
                  AddData.class,
                  AnswerRequest.class)
              .mayTell(B, E)
              .in(DecisionTold.class, RequestMade.class, DataAdded.class, AnswerGiven.class));

  private static final List<Entry> ARRANGING =
      List.of(
          measure("M4.7", "Travel documents and exit")
              .what("A document to travel with, and leave to go.")
              .when("After nationality is confirmed; watched until it ends.")
              .how("The consular desk issues; number and dates travel.")
              .by(IDENTIFYING, IMMIGRATION, NATIONAL_COORDINATOR)
              .by(RETURN, CONSULAR_DESK)
              .doneBy(
                  RecordTravelDocument.class,
                  RequestVerification.class,
                  AnswerRequest.class,
                  RecordMeasure.class)
              .mayTell(C, E)
              .in(RequestMade.class, AnswerGiven.class),
          measure("M4.8", "Holds on the transfer")
              .what("The transfer waits: a witness, an order, health, an open question.")
              .when("Until released; looked at again on a named day.")
              .how(
                  "A hold has author, basis and review date, and stops the transfer, never the person. Other nodes are told only that there is one.")
              .by(IDENTIFYING, PROSECUTOR, COURT, COMPETENT_AUTHORITY)
              .by(TRANSIT, PROSECUTOR, COURT, COMPETENT_AUTHORITY)
              .by(RETURN, PROSECUTOR, COURT, COMPETENT_AUTHORITY)
              .doneBy(PlaceHold.class, ReleaseHold.class)
              .mayTell()
              .in(HoldTold.class, HoldLifted.class),
          measure("M4.9", "Acceptance and plan of reintegration")
              .what("Who receives the person, housing, first needs, contact and alternate.")
              .when("Before travel.")
              .how("Room is confirmed: psychosocial support, a case worker, legal help.")
              .by(IDENTIFYING, NATIONAL_COORDINATOR, NGO, SOCIAL_SERVICE)
              .by(TRANSIT, NATIONAL_COORDINATOR, NGO)
              .by(RETURN, NGO, SOCIAL_SERVICE, NATIONAL_COORDINATOR)
              .doneBy(SharePlan.class, AcceptHandover.class, DeclineHandover.class)
              .mayTell(B, D)
              .in(PlanShared.class, HandoverAccepted.class, HandoverDeclined.class),
          measure("M4.10", "Journey, escort and transit")
              .what("Route, escort, help on the way, the point of handover.")
              .when("Announced ahead of departure.")
              .how(
                  "Where, when and by whom is agreed. The itinerary goes to named receivers; a node on the way acts on the sender's word that every gate is open, never on risk or health.")
              .by(IDENTIFYING, NATIONAL_COORDINATOR, NGO, INTERNATIONAL_ORGANISATION)
              .by(TRANSIT, NATIONAL_COORDINATOR, NGO)
              .by(RETURN, NATIONAL_COORDINATOR)
              .doneBy(
                  ConfirmReturn.class,
                  RequestClearance.class,
                  AnswerRequest.class,
                  GiveClearance.class,
                  RevokeClearance.class,
                  OfferHandover.class,
                  RevokeOffer.class,
                  RecordDeparture.class,
                  RecordUnplannedDeparture.class)
              .mayTell(B, C, D)
              .in(
                  RequestMade.class,
                  AnswerGiven.class,
                  ReturnClearance.class,
                  ClearanceRevoked.class,
                  HandoverOffered.class,
                  OfferRevoked.class,
                  Departed.class,
                  UnplannedDeparture.class));

  private static final List<Entry> RECEIVING =
      List.of(
          measure("M4.11", "Reception and handover")
              .what("The person is met, known by the code that she carries, and handed over.")
              .when("On the day of arrival, an arrival or a no-show is told the same day.")
              .how(
                  "By the receiver; by police only if she wants. A child who does not come is missing at once; of an adult the trusted contacts are asked first.")
              .by(IDENTIFYING, NATIONAL_COORDINATOR)
              .by(TRANSIT, NATIONAL_COORDINATOR, NGO, SOCIAL_SERVICE)
              .by(RETURN, NGO, SOCIAL_SERVICE, NATIONAL_COORDINATOR)
              .doneBy(
                  ConfirmArrival.class,
                  RecordNoShow.class,
                  CloseHandover.class,
                  RecordUnannouncedArrival.class)
              .mayTell(B, D)
              .in(
                  ArrivalConfirmed.class,
                  NoShow.class,
                  MissingPerson.class,
                  HandoverClosed.class,
                  UnannouncedArrival.class),
          measure("M4.12", "Reintegration")
              .what("Psychosocial help, housing, work, school, legal help.")
              .when("From arrival; the plan is refined within a month.")
              .how("By the plan. Goals travel when they are asked for.")
              .by(RETURN, SOCIAL_SERVICE, NGO)
              .doneBy(SharePlan.class, RecordMeasure.class)
              .mayTell(B, D)
              .in(PlanShared.class),
          measure("M4.13", "Follow-up and feedback")
              .what("Safety, progress, and whether she was trafficked again.")
              .when("At set intervals, often for twelve months.")
              .how("A short form in codes, without a new interview.")
              .by(RETURN, SOCIAL_SERVICE, NGO)
              .by(TRANSIT, SOCIAL_SERVICE, NGO)
              .by(IDENTIFYING, NATIONAL_COORDINATOR)
              .doneBy(RecordFollowUp.class, GiveFeedback.class, TellStatus.class)
              .mayTell(B)
              .in(FollowUpReported.class, FeedbackGiven.class, StatusTold.class),
          measure("M4.14", "Closing after return")
              .what("The case is closed after the return, for a coded reason.")
              .when("When the follow-up is over, or when the person wishes.")
              .how("On both sides; every node with an open task is told.")
              .by(RETURN, SOCIAL_SERVICE, NGO, NATIONAL_COORDINATOR)
              .by(IDENTIFYING, NATIONAL_COORDINATOR)
              .doneBy(TellStatus.class)
              .mayTell()
              .in(StatusTold.class));

  static final List<Entry> ENTRIES =
      List.of(DECIDING, ARRANGING, RECEIVING).stream().flatMap(List::stream).toList();
}
