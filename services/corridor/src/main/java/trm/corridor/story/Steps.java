package trm.corridor.story;

import static trm.corridor.story.Terms.days;
import static trm.corridor.story.Terms.terms;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import trm.client.Done;

/** Steps that several stories take in the same way. */
record Steps(Stage stage, Person person, Instant now) {
  static final List<String> TRIAD = List.of("PSYCHOSOCIAL", "CASE_WORKER", "LEGAL");

  /** The case begins with what was taken down at first contact. */
  void open(Desk desk, String what) {
    stage.begin(opened(desk, person.intake()).caseReference());
    stage.narrator().did(desk, what + " Case " + stage.caseReference() + ".");
  }

  /** Opens a case from an intake. */
  static Done opened(Desk desk, String intake) {
    return desk.client().openCase(opening(intake), UUID.randomUUID().toString());
  }

  static Map<String, Object> opening(String intake) {
    return terms(
        "intake",
        Desk.json(intake),
        "language",
        "mon",
        "interpreter",
        true,
        "urgentNeeds",
        List.of("SAFE_ACCOMMODATION"));
  }

  /** She is asked first, and then one organisation passes the case to another of the same node. */
  void refer(Desk from, Desk to, String what) {
    ask(from, to);
    passOn(from, to, what);
  }

  /** Whether it may, and that it may. */
  void ask(Desk from, Desk to) {
    Map<String, Object> allowed =
        consent(from, "PERSON", List.of(from.node() + "/" + to.organisation()));
    allowed.put("purposes", List.of("ASSISTANCE"));
    allowed.put("classes", List.of());
    stage.order(
        from,
        "asks her whether it may ask "
            + to.organisation()
            + ", and writes down that it may (M2.3).",
        "give-consent",
        allowed);
  }

  /**
   * One organisation passes the case to another of the same node: a child's, or one under a consent
   * that names the whole node.
   */
  void passOn(Desk from, Desk to, String what) {
    offerTurn(from, to, what);
    stage.order(to, "takes the case over.", "accept-turn", terms());
  }

  void offerTurn(Desk from, Desk to, String what) {
    stage.order(
        from, what, "offer-turn", terms("to", to.organisation(), "reason", "As it is agreed."));
  }

  /** The first measures, which every later one stands on. */
  void firstHelp(Desk desk, List<String> askedAbout) {
    measure(desk, "M1.4", List.of("LANGUAGE", "INTERPRETER"), "a language she understands");
    measure(desk, "M1.2", List.of("HEALTH", "ACCOMMODATION"), "her urgent needs");
    measure(desk, "M1.3", askedAbout, "the early risk assessment");
  }

  void measure(Desk desk, String measure, List<String> covered, String what) {
    stage.order(
        desk,
        "records " + what + " (" + measure + ").",
        "record-measure",
        terms("measure", measure, "covered", covered, "findings", List.of(), "note", "Invented."));
  }

  /** Advice on asylum, and consent to everything that brings her home. */
  void adviceAndConsent(Desk desk, String givenBy, List<String> receivers) {
    stage.order(
        desk,
        "records that she was advised on asylum; she makes no claim (M3.5).",
        "record-asylum-advice",
        terms("interpreter", true));
    stage.order(
        desk,
        "writes down the consent: purposes, receivers, classes B to E (M2.3).",
        "give-consent",
        consent(desk, givenBy, receivers));
  }

  Map<String, Object> consent(Desk desk, String givenBy, List<String> receivers) {
    return terms(
        "subject", stage.fact(desk, "ReferralOpened").get("subject").asString(),
        "givenBy", givenBy,
        "purposes",
            List.of(
                "ASSISTANCE",
                "IDENTIFICATION",
                "VERIFICATION",
                "TRACING",
                "RISK_ASSESSMENT",
                "RETURN",
                "REINTEGRATION",
                "FOLLOW_UP",
                "PROCEEDINGS"),
        "receivers", receivers,
        "classes", List.of("B", "C", "D", "E"),
        "exceptions", List.of(),
        "language", "mon",
        "interpreter", true,
        "validFrom", now.minusSeconds(60).toString(),
        "validUntil", in(Duration.ofDays(180)));
  }

  Map<String, Object> assessment(String side, String level, String... to) {
    return terms(
        "to", List.of(to),
        "side", side,
        "level", level,
        "risks", List.of(terms("type", "STIGMA", "level", level, "mitigation", "Invented.")),
        "needs", List.of("PSYCHOSOCIAL", "LIVELIHOOD"),
        "validUntil", days(now, 90));
  }

  /** Both sides assess the risk and tell each other. */
  void risk(Desk here, Desk there) {
    stage.order(
        here,
        "shares its assessment of risk and needs with " + there.node() + ".",
        "share-assessment",
        assessment("DESTINATION", "LOW", there.node()));
    stage.order(
        there,
        "makes its own inquiry and shares what it found.",
        "share-assessment",
        assessment("ORIGIN", "LOW", here.node()));
  }

  /** The request for a travel document and the answer that gives its number and dates. */
  void document(Desk here, Desk consul, int validForDays) {
    Done asked =
        stage.order(
            here,
            "asks " + consul.node() + "'s consular desk for a travel document.",
            "request-verification",
            terms("to", consul.node(), "kind", "TRAVEL_DOCUMENT", "identity", person.identity()));
    stage.order(
        consul,
        "issues one.",
        "answer-request",
        terms(
            "requestId", asked.made(),
            "outcome", "CONFIRMED",
            "travelDocument", travelDocument(validForDays),
            "documentValidUntil", days(now, validForDays)));
  }

  Map<String, Object> travelDocument(int validForDays) {
    return terms(
        "type", "EMERGENCY_CERTIFICATE",
        "number", person.document(),
        "issuedOn", days(now, 0),
        "expiresOn", days(now, validForDays));
  }

  /** The other side is asked to receive her, says yes, and says that there is room. */
  void acceptance(Desk here, Desk there) {
    Done proposed =
        stage.order(
            here,
            "asks " + there.node() + " to receive her.",
            "propose-return",
            terms(
                "to", there.node(),
                "dueBy", in(Duration.ofDays(5)),
                "preferredPlace", person.wish()));
    stage.order(
        there,
        "accepts.",
        "answer-request",
        terms("requestId", proposed.made(), "outcome", "ACCEPTED"));
    room(here, there);
  }

  private void room(Desk here, Desk there) {
    Done asked =
        stage.order(
            here,
            "asks whether there is room for somebody like her, and the help that everybody needs.",
            "request-verification",
            terms(
                "to", there.node(),
                "kind", "CAPACITY",
                "dueBy", in(Duration.ofDays(5)),
                "profile", person.profile()));
    stage.order(
        there,
        "answers: psychosocial support, a case worker and legal help are there.",
        "answer-request",
        terms("requestId", asked.made(), "outcome", "ACCEPTED", "capacities", TRIAD));
  }

  /** The plan of the return, with the ways between these places, a day each. */
  Done plan(Desk here, Desk there, String organisation, List<String> places) {
    List<Map<String, Object>> legs = new java.util.ArrayList<>();
    for (int i = 1; i < places.size(); i++) {
      legs.add(leg(places.get(i - 1), places.get(i), i));
    }
    return stage.order(
        here,
        "shares the plan: who receives her, a contact and an alternate, the way, the escort.",
        "share-plan",
        terms(
            "to",
            List.of(there.node()),
            "kind",
            "RETURN",
            "receivingOrganisation",
            organisation,
            "contact",
            "Desk of the invented Steppe Home, +976 0000 0003",
            "alternate",
            "Night desk of the invented Steppe Home, +976 0000 0004",
            "itinerary",
            legs,
            "escort",
            person.escort(),
            "goals",
            List.of("HOUSING", "WORK"),
            "validUntil",
            days(now, 60)));
  }

  void confirm(Desk desk, Done plan) {
    stage.order(
        desk,
        "confirms the return: every gate is open now.",
        "confirm-return",
        terms("planId", plan.made()));
  }

  /** From the offer to the closing, for which the receiver's arrival is cited. */
  void handOver(Desk holder, Desk receiver, String place, boolean last) {
    Done offered =
        stage.order(
            holder,
            "offers her care to " + receiver.node() + ", without saying who she is.",
            "offer-handover",
            offer(receiver.node(), place, last));
    String handover = offered.made();
    String code = stage.fact(holder, "ArrivalCodeIssued").get("code").asString();
    stage.narrator().aside("She carries a code that only she and " + holder.node() + " know.");
    stage.order(
        receiver,
        "accepts: a named officer will be there, and an alternate.",
        "accept-handover",
        terms(
            "handoverId", handover,
            "contact", "Duty desk of " + receiver.organisation(),
            "alternate", "Night desk of " + receiver.organisation()));
    stage.order(
        holder,
        "records that she is on the way. " + holder.node() + " is still responsible.",
        "record-departure",
        terms(
            "handoverId", handover,
            "departedAt", now.toString(),
            "identity", person.identity(),
            "itinerary", List.of(leg("Here", place, 0))));
    arrive(holder, receiver, handover, code);
  }

  private void arrive(Desk holder, Desk receiver, String handover, String code) {
    Done arrived =
        stage.order(
            receiver,
            "confirms her arrival with her code: from this moment " + receiver.node() + " is.",
            "confirm-arrival",
            terms("handoverId", handover, "arrivalCode", code, "arrivedAt", now.toString()));
    stage.narrator().aside("Epoch " + arrived.epoch() + ".");
    stage.order(
        holder,
        "lets go, and cites the entry that opened the new epoch.",
        "close-handover",
        terms("handoverId", handover));
  }

  Map<String, Object> offer(String to, String place, boolean last) {
    return terms(
        "to", List.of(to),
        "finalDestination", last,
        "meetingPlace", place,
        "meetingAt", in(Duration.ofHours(8)),
        "expiresAt", in(Duration.ofDays(2)),
        "capacities", TRIAD,
        "escort", person.escort(),
        "profile", person.profile(),
        "language", "mon");
  }

  /** The feedback that ends the sender's duty. */
  void feedback(Desk receiver) {
    stage.order(
        receiver,
        "gives the feedback that ends the sender's duty.",
        "give-feedback",
        terms(
            "handoverId",
            stage.fact(receiver, "HandoverClosed").get("handoverId").asString(),
            "result",
            "SAFE_AND_SETTLED"));
  }

  private Map<String, Object> leg(String from, String to, int day) {
    return terms(
        "from",
        from,
        "to",
        to,
        "departsAt",
        in(Duration.ofDays(day)),
        "arrivesAt",
        in(Duration.ofDays(day).plusHours(6)),
        "carrier",
        "Invented Air");
  }

  /** Counted from the story's start, which no node's clock is behind. */
  String in(Duration ahead) {
    return now.plus(ahead).toString();
  }
}
