package trm.corridor.story;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import trm.client.CaseFile;
import trm.client.Command;
import trm.client.Done;
import trm.client.Message;
import trm.client.NodeClient;
import trm.client.ProblemException;
import trm.client.ProblemException.BrokenRule;
import trm.client.Request;
import trm.client.Screen;
import trm.corridor.embedded.CorridorFault;
import trm.corridor.embedded.Patience;

/**
 * Where the scenes play: the case, and how officers work on it. An officer looks at the case first,
 * so each order carries the epoch and turn of a fresh screen, unless a scene keeps an old one.
 */
final class Stage {
  private static final String PURPOSE = "CASE_WORK";
  private static final int CONFLICT = 409;
  private static final Duration CROSSING_LIMIT = Duration.ofSeconds(60);
  private final Narrator narrator;
  private String caseReference = "";

  Stage(Narrator narrator) {
    this.narrator = narrator;
  }

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
  CaseFile look(Desk desk) {
    return desk.client().readCase(caseReference, PURPOSE);
  }

  Screen screen(Desk desk) {
    return look(desk).screen();
  }

  /** Orders something that must be done, tells it, and waits until every peer proved to have it. */
  Done order(Desk desk, String what, String command, Map<String, Object> terms) {
    Done done = given(desk, command, terms, screen(desk));
    narrator.did(desk, what);
    awaitReceipts(desk, done);
    return done;
  }

  /** Orders something that the rules refuse, and tells which. */
  List<String> refused(
      Desk desk, String what, String command, Map<String, Object> terms, Screen screen) {
    List<BrokenRule> broken = broken(desk, command, terms, screen);
    narrator.refused(
        desk, what, broken.stream().map(rule -> rule.id() + ": " + rule.sentence()).toList());
    return broken.stream().map(BrokenRule::id).toList();
  }

  private List<BrokenRule> broken(
      Desk desk, String command, Map<String, Object> terms, Screen screen) {
    try {
      given(desk, command, terms, screen);
    } catch (ProblemException problem) {
      if (problem.status() == CONFLICT) {
        return problem.rules();
      }
      throw problem;
    }
    throw new CorridorFault(command + " should have been refused and was carried out.");
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
    Set<String> duty = new TreeSet<>(look(desk).line().duty());
    tellIf(duty.equals(expected), "Whoever owes her care now: " + String.join(", ", duty) + ".");
  }

  private Done given(Desk desk, String command, Map<String, Object> terms, Screen screen) {
    return desk.client().give(Command.of(caseReference, command, screen, terms));
  }

  /** Waits until the receiver of each message proved what became of it, and tells that. */
  void awaitReceipts(Desk desk, Done done) {
    for (String messageId : done.messageIds()) {
      Message message = awaitReceipt(desk, messageId);
      String outcome = message.toldCode().map(code -> "answered " + code).orElse("receipted");
      narrator.crossed(
          desk.node(), message.recipient(), message.eventType() + ", sealed; " + outcome);
    }
  }

  private Message awaitReceipt(Desk desk, String messageId) {
    NodeClient client = desk.client();
    new Patience(CROSSING_LIMIT)
        .until(
            "the receipt for message " + messageId, () -> client.message(messageId).isReceipted());
    return client.message(messageId);
  }

  /** The newest event of this type that this desk's node holds. */
  JsonNode fact(Desk desk, String eventType) {
    return look(desk)
        .newest(eventType)
        .orElseThrow(() -> new CorridorFault(desk.node() + " holds no " + eventType + "."))
        .event();
  }

  /** Every fact of the case that this desk's node holds, with who stated it, and when. */
  JsonNode facts(Desk desk) {
    return look(desk).whole().path("facts");
  }

  /** The newest event of this type, with who stated it and when. */
  JsonNode filed(Desk desk, String eventType) {
    return facts(desk).values().stream()
        .filter(fact -> fact.path("eventType").asString("").equals(eventType))
        .reduce((earlier, later) -> later)
        .orElseThrow(() -> new CorridorFault(desk.node() + " holds no " + eventType + "."));
  }

  /** Who did what in the case, as this desk's node tells it. */
  JsonNode timeline(Desk desk) {
    String path = "/cases/" + caseReference + "/timeline?purpose=" + PURPOSE;
    return desk.client().json(Request.get(path)).path("steps");
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
    return look(desk).newest(eventType).isPresent();
  }
}
