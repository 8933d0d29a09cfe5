package trm.referral.measure;

import static trm.referral.DisclosureClass.B;
import static trm.referral.OrganisationKind.COMPETENT_AUTHORITY;
import static trm.referral.OrganisationKind.FIRST_RESPONDER;
import static trm.referral.OrganisationKind.INTERNATIONAL_ORGANISATION;
import static trm.referral.OrganisationKind.NATIONAL_COORDINATOR;
import static trm.referral.OrganisationKind.NGO;
import static trm.referral.OrganisationKind.SOCIAL_SERVICE;
import static trm.referral.measure.Entry.measure;
import static trm.referral.measure.Side.IDENTIFYING;
import static trm.referral.measure.Side.TRANSIT;

import java.util.List;
import trm.referral.AssistanceCommand.AnswerRequest;
import trm.referral.AssistanceCommand.RequestVerification;
import trm.referral.AssistanceEvent.AnswerGiven;
import trm.referral.AssistanceEvent.DecisionTold;
import trm.referral.AssistanceEvent.RequestMade;
import trm.referral.CaseCommand.DecideIdentification;
import trm.referral.CaseCommand.GrantReflectionPeriod;
import trm.referral.CaseCommand.LinkCases;
import trm.referral.CaseCommand.OpenReferral;
import trm.referral.CaseCommand.RecordIndicators;
import trm.referral.CaseCommand.RecordMeasure;
import trm.referral.CaseCommand.RevokeIdentification;

/** SOP 1: from the first suspicion to the decision on status. */
final class Sop1Measures {
  private Sop1Measures() {}

  static final List<Entry> ENTRIES =
      List.of(
          measure("M1.1", "First contact and initial referral")
              .what(
                  "A person who may have been trafficked is referred, or comes by herself, to the body that is responsible for first referrals.")
              .when("At the first contact, or when the first indicator is seen.")
              .how(
                  "No victim status is needed: help begins with the suspicion. The case gets a random reference; a name is not needed. Who was referred to the same organisation before is found by keyed hashes, and an officer links the two cases.")
              .by(IDENTIFYING, FIRST_RESPONDER, NGO, SOCIAL_SERVICE, NATIONAL_COORDINATOR)
              .by(TRANSIT, FIRST_RESPONDER, NGO, SOCIAL_SERVICE, NATIONAL_COORDINATOR)
              .doneBy(OpenReferral.class, LinkCases.class, RecordIndicators.class),
          measure("M1.2", "Basic needs and first information")
              .what(
                  "Health care, a bed, counselling and immediate protection for the person and for family with her, and first information.")
              .when("At once, before any interview in depth.")
              .how(
                  "In a language that the person understands. A node on the way may be asked whether it has an emergency service, by a profile that names nobody.")
              .by(IDENTIFYING, FIRST_RESPONDER, NGO, SOCIAL_SERVICE)
              .by(TRANSIT, FIRST_RESPONDER, NGO, SOCIAL_SERVICE)
              .doneBy(RecordMeasure.class, RequestVerification.class, AnswerRequest.class)
              .mayTell(B)
              .in(RequestMade.class, AnswerGiven.class),
          measure("M1.3", "Early assessment of risk")
              .what(
                  "Immediate safety: urgent needs of health, threats, danger of being trafficked again, and whether the authorities of the country of origin are to be feared.")
              .when(
                  "At the first talk in a safe place, when the person can talk; by observation alone when she cannot.")
              .how(
                  "What was asked is recorded, never the answer. Until the origin's authorities were asked about, nothing is asked of them.")
              .by(IDENTIFYING, FIRST_RESPONDER, NGO, SOCIAL_SERVICE, INTERNATIONAL_ORGANISATION)
              .by(TRANSIT, FIRST_RESPONDER, NGO, SOCIAL_SERVICE)
              .doneBy(RecordMeasure.class),
          measure("M1.4", "A language the person understands")
              .what("The language is settled and an interpreter is found.")
              .when("Before information and before any interview.")
              .how(
                  "The interpreter is vetted and does not come from the exploiter's circle. Another node may be asked for one, like for any other service, by a profile that names nobody.")
              .by(IDENTIFYING, FIRST_RESPONDER, NGO, SOCIAL_SERVICE)
              .by(TRANSIT, FIRST_RESPONDER, NGO, SOCIAL_SERVICE)
              .doneBy(
                  OpenReferral.class,
                  RecordMeasure.class,
                  RequestVerification.class,
                  AnswerRequest.class)
              .mayTell(B)
              .in(RequestMade.class, AnswerGiven.class),
          measure("M1.5", "Time to recover and reflect")
              .what(
                  "Time and means to recover and to decide on the next steps, whether or not the person co-operates with the police.")
              .when(
                  "As soon as there are reasonable grounds; its length is the state's. For children a state may have a protection measure in its place.")
              .how("Nobody is returned while it runs. Where it stands is told to no other node.")
              .by(IDENTIFYING, COMPETENT_AUTHORITY)
              .by(TRANSIT, COMPETENT_AUTHORITY)
              .doneBy(GrantReflectionPeriod.class),
          measure("M1.6", "Decision on identification")
              .what("Whether the person is a victim of trafficking, in one stage or in two.")
              .when("After recovery began, once enough is known.")
              .how(
                  "The competent authority decides. Others respect the decision; the person's own state is told of it only unless she objects.")
              .by(IDENTIFYING, COMPETENT_AUTHORITY)
              .by(TRANSIT, COMPETENT_AUTHORITY)
              .doneBy(DecideIdentification.class, RevokeIdentification.class)
              .mayTell(B)
              .in(DecisionTold.class));
}
