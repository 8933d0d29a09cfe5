package trm.referral.measure;

import static trm.referral.DisclosureClass.B;
import static trm.referral.DisclosureClass.J;
import static trm.referral.OrganisationKind.CHILD_AUTHORITY;
import static trm.referral.OrganisationKind.COMPETENT_AUTHORITY;
import static trm.referral.OrganisationKind.FIRST_RESPONDER;
import static trm.referral.OrganisationKind.GUARDIAN_OFFICE;
import static trm.referral.OrganisationKind.HEALTH_SERVICE;
import static trm.referral.OrganisationKind.IMMIGRATION;
import static trm.referral.OrganisationKind.INTERNATIONAL_ORGANISATION;
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
import trm.referral.AssistanceCommand.AnswerRequest;
import trm.referral.AssistanceCommand.RequestVerification;
import trm.referral.AssistanceEvent.AnswerGiven;
import trm.referral.AssistanceEvent.RequestMade;
import trm.referral.CaseCommand.AcceptTurn;
import trm.referral.CaseCommand.DelegateTask;
import trm.referral.CaseCommand.OfferTurn;
import trm.referral.CaseCommand.RecordMeasure;
import trm.referral.CaseCommand.RecordSafeContact;
import trm.referral.CaseCommand.ReturnTask;
import trm.referral.CaseCommand.ReviewEmergencyReadings;
import trm.referral.ConsentCommand.GiveConsent;
import trm.referral.ConsentCommand.NarrowConsent;
import trm.referral.ConsentCommand.WithdrawConsent;
import trm.referral.ConsentEvent.ConsentGiven;
import trm.referral.ConsentEvent.ConsentNarrowed;
import trm.referral.ConsentEvent.ConsentWithdrawn;
import trm.referral.ConsentEvent.ErasureConfirmed;
import trm.referral.SafetyCommand.RaiseRiskAlert;
import trm.referral.SafetyCommand.ReportMissing;
import trm.referral.SafetyEvent.MissingPerson;
import trm.referral.SafetyEvent.RiskAlert;

/** SOP 2: needs, information, consent, safety, services, and the referral inside a country. */
final class Sop2Measures {
  private Sop2Measures() {}

  static final List<Entry> ENTRIES =
      List.of(
          measure("M2.1", "Assessment of needs")
              .what(
                  "Medical, psychological, material and legal needs, shelter, language and dependants.")
              .when("With the early assessment of risk, or right after it.")
              .how(
                  "By observation, or in a voluntary talk in private whose purpose was explained. What is unrelated to an investigation is told to nobody without consent.")
              .by(IDENTIFYING, NGO, SOCIAL_SERVICE, INTERNATIONAL_ORGANISATION)
              .by(TRANSIT, NGO, SOCIAL_SERVICE)
              .doneBy(RecordMeasure.class),
          measure("M2.2", "Information on rights and options")
              .what(
                  "Rights and options, that there is no duty to testify, what follows from each choice, how to complain, and what is done with data.")
              .when("Before any consent, and again whenever it is needed.")
              .how(
                  "In the person's own language, spoken and written. What a country has is asked of a node there by a profile that names nobody; the answer names services, by code.")
              .by(IDENTIFYING, NGO, SOCIAL_SERVICE, LEGAL_AID)
              .by(TRANSIT, NGO, SOCIAL_SERVICE)
              .by(RETURN, NGO, SOCIAL_SERVICE, NATIONAL_COORDINATOR)
              .doneBy(RecordMeasure.class, RequestVerification.class, AnswerRequest.class)
              .mayTell(B)
              .in(RequestMade.class, AnswerGiven.class),
          measure("M2.3", "Informed consent")
              .what("The person allows purposes, receivers and classes of data, and exceptions.")
              .when("Before any other organisation is contacted; renewed when it ends.")
              .how(
                  "Signed or witnessed, by the person or by a child's guardian, and taken back at any time. The terms travel, never the signed form.")
              .by(IDENTIFYING, NGO, SOCIAL_SERVICE, GUARDIAN_OFFICE)
              .by(TRANSIT, NGO, SOCIAL_SERVICE, GUARDIAN_OFFICE)
              .by(RETURN, NGO, SOCIAL_SERVICE, GUARDIAN_OFFICE)
              .doneBy(GiveConsent.class, NarrowConsent.class, WithdrawConsent.class)
              .mayTell()
              .in(
                  ConsentGiven.class,
                  ConsentNarrowed.class,
                  ConsentWithdrawn.class,
                  ErasureConfirmed.class),
          measure("M2.4", "Plan for risk and safety")
              .what(
                  "Danger to life, retaliation, being trafficked again, danger to family; and a plan against it.")
              .when("At first contact, then at each new contact and each new development.")
              .how(
                  "With the person, who signs the plan. A risk to life or wellbeing is told with a coded reason, with or without consent; it says what is feared, never who the person is.")
              .by(IDENTIFYING, NGO, SOCIAL_SERVICE, POLICE, CHILD_AUTHORITY)
              .by(TRANSIT, NGO, SOCIAL_SERVICE, POLICE, CHILD_AUTHORITY)
              .by(RETURN, NGO, SOCIAL_SERVICE, POLICE, CHILD_AUTHORITY)
              .doneBy(
                  RaiseRiskAlert.class,
                  ReportMissing.class,
                  RecordSafeContact.class,
                  ReviewEmergencyReadings.class,
                  RecordMeasure.class)
              .mayTell(B, J)
              .in(RiskAlert.class, MissingPerson.class),
          measure("M2.5", "First services")
              .what(
                  "Safe accommodation, medical, psychological and legal help, material help, and contact with family if she wishes.")
              .when("In a crisis at once; afterwards as planned.")
              .how(
                  "By an individual plan. Another node is asked for room by a profile that names nobody.")
              .by(IDENTIFYING, NGO, SOCIAL_SERVICE, HEALTH_SERVICE, LEGAL_AID)
              .by(TRANSIT, NGO, SOCIAL_SERVICE, HEALTH_SERVICE)
              .doneBy(RecordMeasure.class, RequestVerification.class, AnswerRequest.class)
              .mayTell(B)
              .in(RequestMade.class, AnswerGiven.class),
          measure("M2.6", "Regular stay during recovery")
              .what("The stay is regular while the person recovers and reflects.")
              .when("On reasonable grounds.")
              .how("No removal meanwhile. Nothing of it is told to the state of origin.")
              .by(IDENTIFYING, COMPETENT_AUTHORITY, IMMIGRATION)
              .by(TRANSIT, COMPETENT_AUTHORITY, IMMIGRATION)
              .doneBy(RecordMeasure.class),
          measure("M2.7", "Referral to another body")
              .what("Another body of the same country takes the case over.")
              .when("When it is better placed to help.")
              .how(
                  "Consent first; the receiver is asked for room and told where, when and by whom the person is met; she is accompanied; the receiver answers how it went; and it is known what happens when nobody can take her.")
              .by(IDENTIFYING, FIRST_RESPONDER, NGO, SOCIAL_SERVICE, COMPETENT_AUTHORITY)
              .by(TRANSIT, FIRST_RESPONDER, NGO, SOCIAL_SERVICE, COMPETENT_AUTHORITY)
              .by(RETURN, NGO, SOCIAL_SERVICE, COMPETENT_AUTHORITY)
              .doneBy(OfferTurn.class, AcceptTurn.class, DelegateTask.class, ReturnTask.class));
}
