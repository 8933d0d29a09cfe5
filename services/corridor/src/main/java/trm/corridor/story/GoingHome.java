package trm.corridor.story;

import static trm.corridor.story.Terms.days;
import static trm.corridor.story.Terms.terms;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import trm.corridor.embedded.CorridorFault;
import trm.corridor.story.Desk.Reply;
import trm.corridor.story.Stage.Screen;

/** Scenes 4 to 6: who she is, what is agreed, and the way home. */
final class GoingHome {
  private final Stage stage;
  private final Cast cast;
  private final Instant now;
  private final FirstContact firstContact;

  GoingHome(Stage stage, Cast cast, Instant now, FirstContact firstContact) {
    this.stage = stage;
    this.cast = cast;
    this.now = now;
    this.firstContact = firstContact;
  }

  void verification() {
    stage.narrator().chapter(4, "Who she is", "SOP 4: M4.4, M4.7, M4.8");
    String request = ask();
    answer(request);
  }

  private String ask() {
    Reply asked =
        stage.order(
            cast.coordinator(),
            "asks Mongolia's consular desk to verify nationality and identity. No word says why.",
            "request-verification",
            terms(
                "to", Cast.ORIGIN,
                "kind", "NATIONALITY_AND_IDENTITY",
                "dueBy", in(Duration.ofDays(15)),
                "identity", firstContact.identity(),
                "clues", terms("landmarks", "A well and a red-roofed school (invented).")));
    return asked.text("created");
  }

  private void answer(String request) {
    stage.order(
        cast.consul(),
        "needs more: the school's name.",
        "answer-request",
        terms(
            "requestId",
            request,
            "outcome",
            "MORE_DATA_NEEDED",
            "moreDataNeeded",
            List.of("SCHOOL")));
    stage.order(
        cast.coordinator(),
        "adds it.",
        "add-data",
        terms("requestId", request, "clues", terms("school", "Invented School No. 3")));
    stage.order(
        cast.consul(),
        "confirms, and issues a travel document.",
        "answer-request",
        terms(
            "requestId", request,
            "outcome", "CONFIRMED",
            "moreDataNeeded", List.of(),
            "travelDocument",
                terms(
                    "type",
                    "EMERGENCY_CERTIFICATE",
                    "number",
                    "INVENTED-0001",
                    "issuedOn",
                    days(now, 0),
                    "expiresOn",
                    days(now, 60)),
            "documentValidUntil", days(now, 60)));
  }

  void agreement() {
    String hold = hold();
    stage.narrator().chapter(5, "What is agreed", "SOP 4: M4.3, M4.9, M4.10");
    Reply proposed =
        stage.order(
            cast.coordinator(),
            "asks Mongolia to receive her.",
            "propose-return",
            terms(
                "to",
                Cast.ORIGIN,
                "dueBy",
                in(Duration.ofDays(5)),
                "preferredPlace",
                "Near her aunt"));
    stage.order(
        cast.originCoordinator(),
        "accepts.",
        "answer-request",
        terms(
            "requestId", proposed.text("created"),
            "outcome", "ACCEPTED",
            "moreDataNeeded", List.of()));
    askForRoom();
    Reply plan = plan();
    stage.refused(
        cast.coordinator(),
        "would confirm the return while the court still needs her.",
        "confirm-return",
        terms("planId", plan.text("created")),
        stage.screen(cast.coordinator()));
    release(hold);
    clear();
    stage.order(
        cast.coordinator(),
        "confirms the return: every gate is open now.",
        "confirm-return",
        terms("planId", plan.text("created")));
    stage.order(
        cast.coordinator(),
        "gives the transit node its signed word that every gate is open.",
        "give-clearance",
        terms(
            "to",
            Cast.TRANSIT,
            "agreement",
            "invented-cn-mo-2026",
            "validUntil",
            in(Duration.ofDays(10))));
  }

  private void askForRoom() {
    Reply asked =
        stage.order(
            cast.coordinator(),
            "asks whether there is room for somebody like her, and the help that everybody needs.",
            "request-verification",
            terms(
                "to",
                Cast.ORIGIN,
                "kind",
                "CAPACITY",
                "dueBy",
                in(Duration.ofDays(5)),
                "profile",
                terms("ageBand", "ADULT_25_PLUS", "sex", "FEMALE", "minor", false)));
    stage.order(
        cast.originCoordinator(),
        "answers: psychosocial support, a case worker and legal help are there.",
        "answer-request",
        terms(
            "requestId", asked.text("created"),
            "outcome", "ACCEPTED",
            "capacities", List.of("PSYCHOSOCIAL", "CASE_WORKER", "LEGAL")));
  }

  private String hold() {
    Reply placed =
        stage.order(
            cast.prosecutor(),
            "holds the transfer: she is needed as a witness (M4.8).",
            "place-hold",
            terms("kind", "WITNESS", "basis", "Invented case 1/2026", "reviewOn", days(now, 14)));
    List<JsonNode> told = placed.body().path("messageIds").values().stream().toList();
    if (told.isEmpty()) {
      throw new CorridorFault("Nobody was told of the hold.");
    }
    told.forEach(this::readAsToldOfTheHold);
    return placed.text("created");
  }

  /** All that a peer can read of the hold: its id, that it is not now, and which node says so. */
  private void readAsToldOfTheHold(JsonNode messageId) {
    String path = "/messages/" + messageId.asString();
    Desk peer = cast.coordinator(cast.coordinator().get(path).text("recipient"));
    JsonNode seen = stage.filed(peer, "HoldTold");
    stage.tellIf(
        Set.copyOf(seen.path("event").propertyNames()).equals(Set.of("holdId", "code"))
            && seen.path("event").path("code").asString("").equals("NOT_NOW")
            && seen.path("organisation").asString("").equals(Cast.DESTINATION)
            && seen.path("officer").asString("").equals("system"),
        peer.node() + " reads NOT_NOW: no author, no kind, no rule.");
  }

  private void release(String hold) {
    stage.order(
        cast.prosecutor(),
        "has her testimony and releases the hold.",
        "release-hold",
        terms("holdId", hold, "basis", "Testimony taken (invented)."));
  }

  private Reply plan() {
    return stage.order(
        cast.coordinator(),
        "shares the plan: who receives her, a contact and an alternate, the way, the escort.",
        "share-plan",
        terms(
            "to", List.of(Cast.ORIGIN),
            "kind", "RETURN",
            "receivingOrganisation", cast.receivingHome().organisation(),
            "contact", "Desk of the invented Steppe Home, +976 0000 0003",
            "alternate", "Night desk of the invented Steppe Home, +976 0000 0004",
            "itinerary", List.of(leg("Macao", "Beijing", 1), leg("Beijing", "Ulaanbaatar", 2)),
            "escort", "FEMALE",
            "goals", List.of("HOUSING", "WORK"),
            "validUntil", days(now, 60)));
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

  private void clear() {
    Reply asked =
        stage.order(
            cast.coordinator(),
            "asks China whether she may pass.",
            "request-clearance",
            terms("to", Cast.TRANSIT, "dueBy", in(Duration.ofDays(2))));
    stage.order(
        cast.transitCoordinator(),
        "answers: yes.",
        "answer-request",
        terms(
            "requestId", asked.text("created"),
            "outcome", "CLEARED",
            "moreDataNeeded", List.of()));
  }

  void journey() {
    stage.narrator().chapter(6, "The way home", "SOP 4: M4.10, M4.11; two handovers");
    Screen before = stage.screen(cast.coordinator());
    handOver(cast.coordinator(), cast.transitCoordinator(), "Help point, invented airport", false);
    stage.refused(
        cast.coordinator(),
        "orders something from a screen that was open before the arrival.",
        "offer-handover",
        offer(Cast.ORIGIN, "Somewhere else", true),
        before);
    stage.order(
        cast.prosecutor(),
        "tells of a hearing by video. What a party of the case says needs no authority.",
        "send-proceedings-notice",
        terms(
            "to", List.of(Cast.TRANSIT, Cast.ORIGIN),
            "kind", "TESTIMONY_BY_VIDEO",
            "at", in(Duration.ofDays(30))));
    handOver(cast.transitCoordinator(), cast.originCoordinator(), "Arrivals, invented gate", true);
  }

  private void handOver(Desk holder, Desk receiver, String place, boolean last) {
    Reply offered =
        stage.order(
            holder,
            "offers her care to " + receiver.node() + ", without saying who she is.",
            "offer-handover",
            offer(receiver.node(), place, last));
    String handover = offered.text("created");
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
            "departedAt", now(),
            "identity", firstContact.identity(),
            "itinerary", List.of(leg("Here", place, 0))));
    Reply arrived =
        stage.order(
            receiver,
            "confirms her arrival with her code: from this moment " + receiver.node() + " is.",
            "confirm-arrival",
            terms("handoverId", handover, "arrivalCode", code, "arrivedAt", now()));
    stage.narrator().aside("Epoch " + arrived.body().get("epoch") + ".");
    stage.order(
        holder,
        "lets go, and cites the entry that opened the new epoch.",
        "close-handover",
        terms("handoverId", handover));
  }

  private Map<String, Object> offer(String to, String place, boolean last) {
    return terms(
        "to", List.of(to),
        "finalDestination", last,
        "meetingPlace", place,
        "meetingAt", in(Duration.ofHours(8)),
        "expiresAt", in(Duration.ofDays(2)),
        "capacities", List.of("PSYCHOSOCIAL", "CASE_WORKER", "LEGAL"),
        "escort", "FEMALE",
        "profile", terms("ageBand", "ADULT_25_PLUS", "sex", "FEMALE", "minor", false),
        "language", "mon");
  }

  private String in(Duration ahead) {
    return now.plus(ahead).toString();
  }

  /** By the clock of the story's start, which no node's clock is behind. */
  private String now() {
    return now.toString();
  }
}
