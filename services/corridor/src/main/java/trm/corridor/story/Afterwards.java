package trm.corridor.story;

import static trm.corridor.story.Terms.days;
import static trm.corridor.story.Terms.terms;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import trm.client.Done;

/** Scenes 7 and 8: at home, and what is forgotten. */
final class Afterwards {
  private final Stage stage;
  private final Cast cast;
  private final Instant now;

  Afterwards(Stage stage, Cast cast, Instant now) {
    this.stage = stage;
    this.cast = cast;
    this.now = now;
  }

  void inclusion() {
    stage.narrator().chapter(7, "At home", "SOP 4, social inclusion: M4.12, M4.13");
    stage.order(
        cast.originCoordinator(),
        "refers her to the home that receives her.",
        "offer-turn",
        terms("to", cast.receivingHome().organisation(), "reason", "As planned."));
    stage.order(cast.receivingHome(), "takes the case over.", "accept-turn", terms());
    ownConsent();
    stage.order(
        cast.receivingHome(),
        "plans her reintegration with her.",
        "share-plan",
        terms(
            "to", List.of(),
            "kind", "REINTEGRATION",
            "receivingOrganisation", cast.receivingHome().organisation(),
            "contact", "Case worker of the invented Steppe Home",
            "alternate", "Night desk of the invented Steppe Home",
            "itinerary", List.of(),
            "goals", List.of("HOUSING", "WORK"),
            "validUntil", days(now, 365)));
    followUp();
  }

  private void ownConsent() {
    stage.order(
        cast.receivingHome(),
        "asks for her consent to its own help; what it collects now is under that.",
        "give-consent",
        terms(
            "subject", "own-" + stage.caseReference().substring(0, 8),
            "givenBy", "PERSON",
            "purposes", List.of("ASSISTANCE", "REINTEGRATION"),
            "receivers", List.of(Cast.ORIGIN + "/" + cast.receivingHome().organisation()),
            "classes", List.of("B", "C", "D"),
            "exceptions", List.of(),
            "language", "mon",
            "interpreter", false,
            "validFrom", now.minusSeconds(60).toString(),
            "validUntil", now.plusSeconds(365L * 86_400).toString()));
  }

  private void followUp() {
    stage.order(
        cast.receivingHome(),
        "reports how she is after a week.",
        "record-follow-up",
        terms(
            "to", List.of(Cast.DESTINATION),
            "dueOn", days(now, 7),
            "contactMade", "YES",
            "situation", List.of("SAFE", "HOUSED"),
            "nextDueOn", days(now, 30)));
    stage.order(
        cast.originCoordinator(),
        "gives Macao the feedback that ends its duty.",
        "give-feedback",
        terms("handoverId", handoverFrom(Cast.DESTINATION), "result", "SAFE_AND_SETTLED"));
  }

  private String handoverFrom(String sender) {
    String found = "";
    for (JsonNode fact : stage.facts(cast.originCoordinator())) {
      if (fact.get("eventType").asString().equals("HandoverClosed")
          && fact.get("node").asString().equals(sender)) {
        found = fact.get("event").get("handoverId").asString();
      }
    }
    return found;
  }

  void withdrawal() {
    stage.narrator().chapter(8, "What is forgotten", "SOP 2: M2.3; erasure");
    String consent = consentOf(Cast.DESTINATION);
    Done withdrawn =
        stage.order(
            cast.receivingHome(),
            "writes down that she withdraws the consent to share.",
            "withdraw-consent",
            terms("consentId", consent, "scope", "SHARING"));
    stage.narrator().aside("Journal entry " + withdrawn.journalIndex() + " at Mongolia.");
    for (Desk desk :
        List.of(cast.coordinator(), cast.transitCoordinator(), cast.originCoordinator())) {
      tellErasure(desk);
    }
  }

  private void tellErasure(Desk desk) {
    JsonNode erasure = stage.awaitFact(desk, "ErasureCarriedOut");
    StringBuilder kept = new StringBuilder();
    for (JsonNode part : erasure.path("kept")) {
      kept.append(kept.isEmpty() ? "; keeps " : ", ")
          .append(part.path("part").asString(""))
          .append(" as ")
          .append(part.path("ground").asString(""))
          .append(" until ")
          .append(part.path("until").asString(""));
    }
    stage
        .narrator()
        .plain(
            "   [%s] erased %s%s; broker and backups follow by %s."
                .formatted(
                    desk.node(),
                    erasure.path("erased"),
                    kept,
                    erasure.path("cleanFrom").asString("")));
  }

  private String consentOf(String node) {
    for (JsonNode fact : stage.facts(cast.originCoordinator())) {
      if (fact.get("eventType").asString().equals("ConsentGiven")
          && fact.get("node").asString().equals(node)) {
        return fact.get("event").get("consentId").asString();
      }
    }
    return "";
  }
}
