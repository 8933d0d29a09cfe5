package trm.corridor.story;

import static trm.corridor.story.Terms.days;
import static trm.corridor.story.Terms.terms;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import trm.client.Done;
import trm.client.Screen;
import trm.corridor.embedded.CorridorFault;

/** Scenes 4 to 6: who she is, what is agreed, and the way home. */
final class GoingHome {
  private final Stage stage;
  private final Steps steps;
  private final Cast cast;
  private final Instant now;

  GoingHome(Steps steps, Cast cast) {
    this.stage = steps.stage();
    this.steps = steps;
    this.cast = cast;
    this.now = steps.now();
  }

  void verification() {
    stage.narrator().chapter(4, "Who she is", "SOP 4: M4.4, M4.7, M4.8");
    String request = ask();
    answer(request);
  }

  private String ask() {
    Scan scan = Scan.invented();
    String filed = scan.file(cast.coordinator(), stage.caseReference());
    stage.narrator().did(cast.coordinator(), "files a scan of her paper (invented squares).");
    Done asked =
        stage.order(
            cast.coordinator(),
            "asks Mongolia's consular desk to verify nationality and identity. No word says why.",
            "request-verification",
            terms(
                "to", Cast.ORIGIN,
                "kind", "NATIONALITY_AND_IDENTITY",
                "dueBy", steps.in(Duration.ofDays(15)),
                "identity", steps.person().identity(),
                "clues", terms("landmarks", "A well and a red-roofed school (invented)."),
                "attachments", List.of(filed)));
    JsonNode told = stage.fact(cast.consul(), "RequestMade").path("identityFiles").path(0);
    stage.tellIf(
        scan.isSeenBy(cast.consul(), stage.caseReference(), told),
        "The scan travelled sealed inside the request; " + cast.consul().node() + " looks at it.");
    return asked.made();
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
            "grounds", List.of("REGISTER_ENTRY", "KNOWN_AT_HOME"),
            "moreDataNeeded", List.of(),
            "travelDocument", steps.travelDocument(60),
            "documentValidUntil", days(now, 60)));
  }

  void agreement() {
    String hold = hold();
    stage.narrator().chapter(5, "What is agreed", "SOP 4: M4.3, M4.9, M4.10");
    steps.acceptance(cast.coordinator(), cast.originCoordinator());
    Done plan = plan();
    stage.refused(
        cast.coordinator(),
        "would confirm the return while the court still needs her.",
        "confirm-return",
        terms("planId", plan.made()),
        stage.screen(cast.coordinator()));
    release(hold);
    clear();
    steps.confirm(cast.coordinator(), plan);
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
            steps.in(Duration.ofDays(10))));
  }

  private String hold() {
    Done placed =
        stage.order(
            cast.prosecutor(),
            "holds the transfer: she is needed as a witness (M4.8).",
            "place-hold",
            terms("kind", "WITNESS", "basis", "Invented case 1/2026", "reviewOn", days(now, 14)));
    if (placed.messageIds().isEmpty()) {
      throw new CorridorFault("Nobody was told of the hold.");
    }
    placed.messageIds().forEach(this::readAsToldOfTheHold);
    return placed.made();
  }

  /** All that a peer can read of the hold: its id, that it is not now, and which node says so. */
  private void readAsToldOfTheHold(String messageId) {
    Desk peer = cast.coordinator(cast.coordinator().client().message(messageId).recipient());
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

  private Done plan() {
    return steps.plan(
        cast.coordinator(),
        cast.originCoordinator(),
        cast.receivingHome().organisation(),
        List.of("Macao", "Beijing", "Ulaanbaatar"));
  }

  private void clear() {
    Done asked =
        stage.order(
            cast.coordinator(),
            "asks China whether she may pass.",
            "request-clearance",
            terms("to", Cast.TRANSIT, "dueBy", steps.in(Duration.ofDays(2))));
    stage.order(
        cast.transitCoordinator(),
        "answers: yes.",
        "answer-request",
        terms(
            "requestId", asked.made(),
            "outcome", "CLEARED",
            "moreDataNeeded", List.of()));
  }

  void journey() {
    stage.narrator().chapter(6, "The way home", "SOP 4: M4.10, M4.11; two handovers");
    Screen before = stage.screen(cast.coordinator());
    steps.handOver(
        cast.coordinator(), cast.transitCoordinator(), "Help point, invented airport", false);
    stage.refused(
        cast.coordinator(),
        "orders something from a screen that was open before the arrival.",
        "offer-handover",
        steps.offer(Cast.ORIGIN, "Somewhere else", true),
        before);
    stage.order(
        cast.prosecutor(),
        "tells of a hearing by video. What a party of the case says needs no authority.",
        "send-proceedings-notice",
        terms(
            "to", List.of(Cast.TRANSIT, Cast.ORIGIN),
            "kind", "TESTIMONY_BY_VIDEO",
            "at", steps.in(Duration.ofDays(30))));
    steps.handOver(
        cast.transitCoordinator(), cast.originCoordinator(), "Arrivals, invented gate", true);
  }
}
