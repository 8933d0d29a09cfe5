package trm.corridor.system;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import trm.corridor.embedded.CorridorNode;
import trm.corridor.embedded.ServiceProcess;
import trm.corridor.story.Answer;
import trm.corridor.story.NodeApi;
import trm.corridor.story.Offices;

/**
 * A case of an invented person at the destination, and what the transit node is told about it:
 * warnings, which may overtake, and where the matter stands, which is acted on in order. The
 * smallest things that go the whole way.
 */
final class Warnings {
  private static final Duration DRAINED = Duration.ofMinutes(4);
  private static final Duration SETTLED = Duration.ofMinutes(1);
  private final RunningCorridor corridor;
  private final NodeApi sender;
  private final NodeApi receiver;
  private final String caseReference;

  Warnings(RunningCorridor corridor) {
    this(corridor, opened(corridor));
  }

  private Warnings(RunningCorridor corridor, String caseReference) {
    this(
        corridor,
        corridor.destination().as("national-coordinator"),
        corridor.transit().as("national-coordinator"),
        caseReference);
  }

  private Warnings(
      RunningCorridor corridor, NodeApi sender, NodeApi receiver, String caseReference) {
    this.corridor = corridor;
    this.sender = sender;
    this.receiver = receiver;
    this.caseReference = caseReference;
  }

  /** A case whose officers sign in now and never again: each goes on with the one token. */
  static Warnings ofThoseWhoSignedIn(RunningCorridor corridor) {
    return new Warnings(
        corridor, signedIn(corridor.destination()), signedIn(corridor.transit()), opened(corridor));
  }

  /** The same case, where officers of the destination call another process of their node. */
  Warnings through(ServiceProcess replica) {
    NodeApi there = corridor.destination().through(replica).as("national-coordinator");
    return new Warnings(corridor, there, receiver, caseReference);
  }

  private static NodeApi signedIn(Offices.Office office) {
    return office.withToken(office.caller("national-coordinator", "case-desk").token(null));
  }

  private static String opened(RunningCorridor corridor) {
    Map<String, Object> opening =
        Map.of(
            "intake", Map.of("prs_FirstName", "Invented"), "language", "mon", "interpreter", true);
    NodeApi officer = corridor.destination().as("national-coordinator");
    awaitAnswer(corridor, officer, "/cases");
    return officer.openCase(opening).taken().caseReference();
  }

  /** The same case after the corridor was started again, seen by officers who log in anew. */
  Warnings goingOn() {
    return new Warnings(corridor, caseReference);
  }

  /** Warns; the type tells this warning from others. */
  Answer.Taken warn(String type) {
    Map<String, Object> warning =
        Map.of(
            "to", List.of("cn-transit"),
            "type", type,
            "level", "HIGH",
            "concerns", "PERSON",
            "advice", "MEET_IN_PERSON",
            "basis", "LIFE");
    return sender.command(caseReference, "raise-risk-alert", 1, 1, warning).taken();
  }

  /**
   * Tells where the matter stands, a message of a kind that nothing of its conversation overtakes.
   */
  Answer.Taken tell(String status) {
    Map<String, Object> told = Map.of("to", List.of("cn-transit"), "status", status);
    return sender.command(caseReference, "tell-status", 1, 1, told).taken();
  }

  /** The same under a key of the caller's choice, by which saying it again is saying it once. */
  Answer.Taken tell(String status, String idempotencyKey) {
    awaitAnswer(corridor, sender, "/cases");
    Map<String, Object> told = Map.of("to", List.of("cn-transit"), "status", status);
    return sender.command(caseReference, "tell-status", 1, 1, told, idempotencyKey).taken();
  }

  String caseReference() {
    return caseReference;
  }

  JsonNode message(Answer.Taken warned) {
    String path = "/messages/" + warned.messageIds().getFirst();
    awaitAnswer(corridor, sender, path);
    return sender.read(path);
  }

  boolean isIn(Answer.Taken warned, String state) {
    return message(warned).path("state").asString("").equals(state);
  }

  void awaitReceipt(Answer.Taken warned) {
    corridor.within(DRAINED).until("the warning is receipted", () -> isIn(warned, "ACKNOWLEDGED"));
  }

  /**
   * Until the books of both nodes agree, in both directions: whatever was posted about the case was
   * taken in once and receipted once, and nothing else was.
   */
  void awaitEqualBooks() {
    CorridorNode destination = corridor.node("mo-destination");
    CorridorNode transit = corridor.node("cn-transit");
    awaitEqualBooks(destination, transit);
    awaitEqualBooks(transit, destination);
  }

  private void awaitEqualBooks(CorridorNode from, CorridorNode to) {
    corridor
        .within(SETTLED)
        .until(
            "the books of " + from.id() + " and " + to.id() + " agree",
            () -> TwoLedgers.between(from, to, caseReference).lostOrDoubled().isEmpty());
  }

  /** Why it was warned at the destination without consent, and how the officer was known. */
  List<String> overrides() {
    return sender
        .read("/cases/" + caseReference + "/timeline?purpose=CASE_WORK")
        .path("overrides")
        .valueStream()
        .map(override -> override.path("reason").asString())
        .toList();
  }

  /** The types of the warnings that the transit node holds, in the order in which it filed them. */
  List<String> received() {
    return filed(receiver, "mo-destination", "RiskAlert", "type");
  }

  /** The same for where the matter stands. */
  List<String> receivedStatuses() {
    return filed(receiver, "mo-destination", "StatusTold", "status");
  }

  /** What the transit node told the destination in return. */
  List<String> statusesTold() {
    return filed(sender, "cn-transit", "StatusTold", "status");
  }

  private List<String> filed(NodeApi reader, String author, String eventType, String field) {
    String path = "/cases/" + caseReference + "?purpose=CASE_WORK";
    awaitAnswer(corridor, reader, path);
    return reader.read(path).path("facts").values().stream()
        .filter(fact -> fact.path("eventType").asString("").equals(eventType))
        .filter(fact -> fact.path("node").asString("").equals(author))
        .map(fact -> fact.path("event").path(field).asString(""))
        .toList();
  }

  /** A node that has just started says 503, and to come again, until it has the realm's keys. */
  private static void awaitAnswer(RunningCorridor corridor, NodeApi officer, String path) {
    corridor.within(DRAINED).until("the node answers", () -> officer.get(path).statusCode() != 503);
  }
}
