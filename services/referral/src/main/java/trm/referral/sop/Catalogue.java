package trm.referral.sop;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Every rule there is: for the reference page, and for the test that each has its cases. */
final class Catalogue {
  private Catalogue() {}

  static List<Chapter> chapters() {
    return Stream.of(everywhere(), assistance(), returning(), handover(), proceedings())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Chapter> everywhere() {
    return List.of(
        chapter("Before every order", CaseLaw.class, CaseLaw.BEGUN, CaseLaw.TIME, CaseLaw.MEASURE),
        chapter("Before what moves the case inside a node", CaseLaw.class, CaseLaw.TURN),
        chapter("Before what the responsible node decides", CaseLaw.class, CaseLaw.HOLDER),
        chapter("Before what the organisation in charge does", CaseLaw.class, CaseLaw.IN_HAND),
        chapter("Before anything is told", DisclosureLaw.class, DisclosureLaw.TELLING),
        chapter("Before what exists to be told", DisclosureLaw.class, DisclosureLaw.TOLD));
  }

  private static List<Chapter> assistance() {
    Class<?> sop1 = Sop1Identification.class;
    Class<?> sop2 = Sop2Assistance.class;
    Class<?> sop3 = Sop3Inclusion.class;
    return List.of(
        chapter("SOP 1: before a case is opened", sop1, Sop1Identification.OPENING),
        chapter("SOP 1: before two cases are linked", sop1, Sop1Identification.LINK),
        chapter("SOP 1: before indicators are recorded", sop1, Sop1Identification.INDICATORS),
        chapter("SOP 1: before a measure is recorded", sop1, Sop1Identification.MEASURE),
        chapter("SOP 1: before a reflection period", sop1, Sop1Identification.REFLECTION),
        chapter("SOP 1: before the decision on status", sop1, Sop1Identification.IDENTIFICATION),
        chapter("SOP 1: before evidence is cited", sop1, Sop1Identification.CITED),
        chapter("SOP 1: before a decision is taken back", sop1, Sop1Identification.REVOCATION),
        chapter("SOP 1: before a decision is told", sop1, Sop1Identification.NOTIFICATION),
        chapter("SOP 2: before a consent for a child counts", ChildLaw.class, ChildLaw.CONSENT),
        chapter("SOP 2: before a consent counts", sop2, Sop2Assistance.CONSENT),
        chapter("SOP 2: before a consent is narrowed", sop2, Sop2Assistance.NARROWING),
        chapter("SOP 2: before a consent is withdrawn", sop2, Sop2Assistance.WITHDRAWAL),
        chapter("SOP 2: before another body is asked", sop2, Sop2Assistance.TURN_OFFER),
        chapter("SOP 2: before another body takes over", sop2, Sop2Assistance.TURN_ACCEPTANCE),
        chapter("SOP 2: before a task is delegated", DelegationLaw.class, DelegationLaw.DELEGATION),
        chapter("SOP 2: before a task is returned", DelegationLaw.class, DelegationLaw.RETURN),
        chapter(
            "SOP 2: before an emergency reading is reviewed",
            EmergencyLaw.class,
            EmergencyLaw.REVIEW),
        chapter("SOP 3: before a plan is shared", sop3, Sop3Inclusion.PLAN),
        chapter("SOP 3: before a follow-up is reported", sop3, Sop3Inclusion.FOLLOW_UP),
        chapter("SOP 3: before a claim to asylum is closed", sop3, Sop3Inclusion.CLAIM_CLOSING));
  }

  private static List<Chapter> returning() {
    Class<?> exchange = Sop4Exchange.class;
    Class<?> gates = Sop4Return.class;
    Class<?> transit = TransitLaw.class;
    return List.of(
        chapter("SOP 4: before another node is asked", exchange, Sop4Exchange.REQUEST),
        chapter("SOP 4: before every order", exchange, Sop4Exchange.SHELTER),
        chapter("SOP 4: before nationality is verified", exchange, Sop4Exchange.VERIFICATION),
        chapter(
            "SOP 4: before a document is verified", VerificationLaw.class, VerificationLaw.REQUEST),
        chapter("SOP 4: before a file is filed", FileLaw.class, FileLaw.FILING),
        chapter("SOP 4: before files are sent", FileLaw.class, FileLaw.SENDING),
        chapter("SOP 4: before family is sought", FamilyLaw.class, FamilyLaw.REQUEST),
        chapter(
            "SOP 4: before a child's best interests are determined",
            ChildLaw.class,
            ChildLaw.BEST_INTERESTS),
        chapter("SOP 4: before a guardian's agreement counts", ChildLaw.class, ChildLaw.AGREEMENT),
        chapter("SOP 3 to 5: before a case is closed", ClosureLaw.class, ClosureLaw.CLOSING),
        chapter("SOP 4: before an assessment is shared", exchange, Sop4Exchange.ASSESSMENT),
        chapter("SOP 4: before an answer", exchange, Sop4Exchange.ANSWER),
        chapter(
            "SOP 4: before a verification is answered",
            VerificationLaw.class,
            VerificationLaw.ANSWER),
        chapter("SOP 4: before an answer of a kind", FamilyLaw.class, FamilyLaw.ANSWER),
        chapter("SOP 4: before an answer about room", CapacityLaw.class, CapacityLaw.ANSWER),
        chapter("SOP 4: before data are added", exchange, Sop4Exchange.DATA),
        chapter("SOP 4: before a fact is corrected", exchange, Sop4Exchange.CORRECTION),
        chapter("SOP 4: the gates at every node", gates, Sop4Return.EVERYWHERE),
        chapter("SOP 4: the gates where the return is decided", gates, Sop4Return.GATES),
        chapter("SOP 4: before anybody travels", gates, Sop4Return.CONFIRMED),
        chapter("SOP 4: before a return is confirmed", gates, Sop4Return.CONFIRMATION),
        chapter("SOP 4: on the way", transit, TransitLaw.ONWARD),
        chapter("SOP 4: before a person is handed back", HandBackLaw.class, HandBackLaw.GATES),
        chapter("SOP 4: before a node on the way is offered", transit, TransitLaw.OFFER),
        chapter("SOP 4: before a node on the way accepts", transit, TransitLaw.ACCEPTANCE),
        chapter("SOP 4: before a clearance is given", transit, TransitLaw.CLEARANCE),
        chapter("SOP 4: before the way is cleared", CapacityLaw.class, CapacityLaw.CLEARANCE),
        chapter("SOP 4: before a clearance is taken back", transit, TransitLaw.REVOCATION));
  }

  private static List<Chapter> handover() {
    Class<?> law = HandoverLaw.class;
    return List.of(
        chapter("Handover: before an offer", law, HandoverLaw.OFFER),
        chapter(
            "Handover: before anybody is offered to stay", CapacityLaw.class, CapacityLaw.OFFER),
        chapter("Handover: before an acceptance", law, HandoverLaw.ACCEPTANCE),
        chapter("Handover: before an offer is declined", law, HandoverLaw.DECLINING),
        chapter("Handover: before an offer is revoked", law, HandoverLaw.REVOCATION),
        chapter("Handover: before departure", law, HandoverLaw.DEPARTURE),
        chapter("Handover: before an arrival", law, HandoverLaw.ARRIVAL),
        chapter("Handover: before a no-show", law, HandoverLaw.NO_SHOW),
        chapter("Handover: before it is closed", law, HandoverLaw.CLOSING),
        chapter("Handover: before feedback", law, HandoverLaw.FEEDBACK));
  }

  private static List<Chapter> proceedings() {
    Class<?> sop5 = Sop5Proceedings.class;
    return List.of(
        chapter("SOP 5: before a statement is taken", sop5, Sop5Proceedings.STATEMENT),
        chapter("SOP 5: before a notice of proceedings", sop5, Sop5Proceedings.NOTICE),
        chapter("SOP 5: before a hold", sop5, Sop5Proceedings.HOLD),
        chapter("SOP 5: before a hold is released", sop5, Sop5Proceedings.RELEASE),
        chapter("Safety: before a person is reported missing", sop5, Sop5Proceedings.MISSING),
        chapter("Safety: before a warning", sop5, Sop5Proceedings.WARNING),
        chapter(
            "Before a peer's message is accepted",
            ReceptionLaw.class,
            ReceptionLaw.TIME,
            ReceptionLaw.HOLDER,
            ReceptionLaw.OFFER,
            ReceptionLaw.ACCEPTANCE,
            ReceptionLaw.DECLINING,
            ReceptionLaw.ARRIVAL,
            ReceptionLaw.CLOSING,
            ReceptionLaw.ANSWER,
            ReceptionLaw.DATA,
            ReceptionLaw.RELEASE));
  }

  @SafeVarargs
  private static Chapter chapter(String title, Class<?> file, List<? extends Rule<?>>... lists) {
    List<Rule<?>> rules = new ArrayList<>();
    for (List<? extends Rule<?>> list : lists) {
      rules.addAll(list);
    }
    return new Chapter(title, file.getSimpleName(), rules);
  }
}
