package trm.corridor.story;

import static trm.corridor.story.Terms.terms;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** How a case comes to where {@link Planted} leaves it. */
record Beginnings(Steps steps) {
  /** The case is written down that long after it began. */
  void openLate(Desk desk, Duration late) {
    Map<String, Object> opening = Steps.opening(steps.person().intake());
    opening.put("occurredAt", steps.now().minus(late).toString());
    steps
        .stage()
        .begin(desk.client().openCase(opening, UUID.randomUUID().toString()).caseReference());
  }

  /** One organisation offers the case to another, which has not answered yet. */
  void offer(Desk from, Desk to, String what) {
    steps.ask(from, to);
    steps.offerTurn(from, to, what);
  }

  /** The coordinator has the case, and her consent to everything that brings her home. */
  void taken(Cast cast) {
    steps.open(cast.shelter(), "takes her in.");
    steps.refer(cast.shelter(), cast.coordinator(), "refers her to the national coordinator.");
    steps.firstHelp(cast.coordinator(), List.of("HEALTH", "ORIGIN_AUTHORITIES"));
    steps.adviceAndConsent(cast.coordinator(), "PERSON", List.of(Cast.ORIGIN));
  }

  /** The question who she is, which the consular desk answers when it can. */
  String verification(Cast cast, Duration due) {
    return steps
        .stage()
        .order(
            cast.coordinator(),
            "asks Mongolia's consular desk who she is.",
            "request-verification",
            terms(
                "to",
                Cast.ORIGIN,
                "kind",
                "NATIONALITY_AND_IDENTITY",
                "dueBy",
                steps.in(due),
                "identity",
                steps.person().identity()))
        .made();
  }
}
