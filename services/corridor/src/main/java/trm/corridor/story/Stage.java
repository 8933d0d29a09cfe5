package trm.corridor.story;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import trm.corridor.embedded.CorridorFault;
import trm.corridor.embedded.Patience;
import trm.corridor.story.Desk.Reply;

/**
 * Where the scenes play: the case, and how officers work on it. An officer looks at the case first,
 * so each order carries the epoch and turn of a fresh screen, unless a scene keeps an old one.
 */
final class Stage {
  private static final Duration CROSSING_LIMIT = Duration.ofSeconds(60);
  private final Narrator narrator;
  private String caseReference = "";

  Stage(Narrator narrator) {
    this.narrator = narrator;
  }

  /** What an officer's screen shows of where the case stands. */
  record Screen(long epoch, long turn) {}

  Narrator narrator() {
    return narrator;
  }

  String caseReference() {
    return caseReference;
  }

  void begin(String reference) {
    this.caseReference = reference;
  }

  /** Looks at the case. The node journals who looked, and for what. */
  JsonNode look(Desk desk) {
    Reply reply = desk.get("/cases/" + caseReference + "?purpose=CASE_WORK");
    if (!reply.isDone()) {
      throw new CorridorFault(desk.name() + " cannot open the case: " + reply.body());
    }
    return reply.body();
  }

  Screen screen(Desk desk) {
    JsonNode seen = look(desk);
    return new Screen(seen.get("epoch").asLong(), seen.get("turn").asLong());
  }

  /** Orders something that must be done, tells it, and waits until every peer proved to have it. */
  Reply order(Desk desk, String what, String command, Map<String, Object> terms) {
    Reply reply = attempt(desk, command, terms, screen(desk));
    if (!reply.isDone()) {
      throw new CorridorFault(
          "%s could not %s: %d %s".formatted(desk.name(), command, reply.status(), reply.body()));
    }
    narrator.did(desk, what);
    awaitReceipts(desk, reply);
    return reply;
  }

  /** Orders something that the rules refuse, and tells which. */
  List<String> refused(
      Desk desk, String what, String command, Map<String, Object> terms, Screen screen) {
    Reply reply = attempt(desk, command, terms, screen);
    if (reply.status() != 409) {
      throw new CorridorFault(
          "%s should have been refused and was answered %d %s"
              .formatted(command, reply.status(), reply.body()));
    }
    List<String> ids = new ArrayList<>();
    List<String> rules = new ArrayList<>();
    for (JsonNode rule : reply.body().path("rules")) {
      ids.add(rule.get("id").asString());
      rules.add(rule.get("id").asString() + ": " + rule.get("sentence").asString());
    }
    narrator.refused(desk, what, rules);
    return ids;
  }

  /** As {@link #refused}, from a fresh screen, when one of the rules must be this. */
  List<String> refusedBy(
      String rule, Desk desk, String what, String command, Map<String, Object> terms) {
    List<String> broken = refused(desk, what, command, terms, screen(desk));
    if (!broken.contains(rule)) {
      throw new CorridorFault(command + " should break " + rule + " and breaks " + broken);
    }
    return broken;
  }

  /** Tells who owes the person care now, as this desk's node knows it. */
  void tellDuty(Desk desk, Set<String> expected) {
    Set<String> duty = new TreeSet<>();
    look(desk).path("duty").forEach(node -> duty.add(node.asString()));
    tellIf(duty.equals(expected), "Whoever owes her care now: " + String.join(", ", duty) + ".");
  }

  Reply attempt(Desk desk, String command, Map<String, Object> terms, Screen screen) {
    Map<String, Object> body = new HashMap<>(terms);
    body.put("epoch", screen.epoch());
    body.put("turn", screen.turn());
    return desk.post("/cases/" + caseReference + "/commands/" + command, body);
  }

  /** Waits until the receiver of each message proved what became of it, and tells that. */
  void awaitReceipts(Desk desk, Reply reply) {
    for (JsonNode messageId : reply.body().path("messageIds")) {
      JsonNode message = awaitReceipt(desk, messageId.asString());
      String outcome =
          message.get("state").asString().equals("ACKNOWLEDGED")
              ? "receipted"
              : "answered " + message.path("toldCode").asString();
      narrator.crossed(
          desk.node(),
          message.get("recipient").asString(),
          message.get("eventType").asString() + ", sealed; " + outcome);
    }
  }

  private JsonNode awaitReceipt(Desk desk, String messageId) {
    JsonNode[] found = new JsonNode[1];
    new Patience(CROSSING_LIMIT)
        .until(
            "the receipt for message " + messageId,
            () -> {
              found[0] = desk.get("/messages/" + messageId).body();
              String state = found[0].path("state").asString("");
              return state.equals("ACKNOWLEDGED") || state.equals("REFUSED");
            });
    return found[0];
  }

  /** The newest event of this type that this desk's node holds. */
  JsonNode fact(Desk desk, String eventType) {
    return filed(desk, eventType).get("event");
  }

  /** The same with who stated it, and when. */
  JsonNode filed(Desk desk, String eventType) {
    JsonNode newest = null;
    for (JsonNode fact : look(desk).get("facts")) {
      if (fact.get("eventType").asString().equals(eventType)) {
        newest = fact;
      }
    }
    if (newest == null) {
      throw new CorridorFault(desk.node() + " holds no " + eventType + ".");
    }
    return newest;
  }

  /** Who did what in the case, as this desk's node tells it. */
  JsonNode timeline(Desk desk) {
    Reply reply = desk.get("/cases/" + caseReference + "/timeline?purpose=CASE_WORK");
    if (!reply.isDone()) {
      throw new CorridorFault(desk.name() + " cannot read the timeline: " + reply.body());
    }
    return reply.body().get("steps");
  }

  /** Tells what was just read, unless it is not so. */
  void tellIf(boolean so, String sentence) {
    if (!so) {
      throw new CorridorFault("It should be so, and is not: " + sentence);
    }
    narrator.aside(sentence);
  }

  /** As {@link #fact}, once it is there. */
  JsonNode awaitFact(Desk desk, String eventType) {
    new Patience(CROSSING_LIMIT)
        .until(desk.node() + " holds " + eventType, () -> holds(desk, eventType));
    return fact(desk, eventType);
  }

  private boolean holds(Desk desk, String eventType) {
    return look(desk).get("facts").values().stream()
        .anyMatch(fact -> fact.get("eventType").asString().equals(eventType));
  }
}
