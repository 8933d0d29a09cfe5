package trm.corridor.story;

import static trm.corridor.story.Terms.days;
import static trm.corridor.story.Terms.terms;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import trm.client.ProblemException;
import trm.client.Screen;
import trm.corridor.embedded.CorridorFault;

/** Scenes 1 to 3: from the shelter's door to two assessments of the risk. */
final class FirstContact {
  private final Stage stage;
  private final Steps steps;
  private final Cast cast;
  private final Instant now;

  FirstContact(Steps steps, Cast cast) {
    this.stage = steps.stage();
    this.steps = steps;
    this.cast = cast;
    this.now = steps.now();
  }

  void identification() {
    stage.narrator().chapter(1, "Somebody asks for help", "SOP 1, identification: M1.1 to M1.6");
    refer();
    passOn();
    assess();
    decide();
  }

  private void refer() {
    String intake = steps.person().intake();
    Desk shelter = cast.shelter();
    String mistyped = intake.replace("\"DebtBondage\"", "\"DebtBondag\"");
    stage
        .narrator()
        .refused(shelter, "sends the intake file with a mistyped code.", faults(shelter, mistyped));
    steps.open(shelter, "sends it again, corrected.");
    readWhoOpenedIt();
  }

  /** A partner's system names its officer, and the node says that it has this from the system. */
  private void readWhoOpenedIt() {
    JsonNode first = stage.timeline(cast.shelter()).path(0);
    String officer = first.path("officer").asString("");
    String system = first.path("statedBy").asString("");
    stage.tellIf(
        officer.equals(Cast.SHELTER_OFFICER)
            && system.endsWith(cast.shelter().user().name())
            && first.path("organisation").asString("").equals(cast.shelter().organisation()),
        "The timeline reads: officer %s, as stated by %s.".formatted(officer, system));
  }

  private static List<String> faults(Desk desk, String intake) {
    try {
      Steps.opened(desk, intake);
    } catch (ProblemException wrong) {
      return wrong.fields().stream().map(one -> one.field() + ": " + one.sentence()).toList();
    }
    throw new CorridorFault("An unknown code was let in.");
  }

  private void passOn() {
    steps.refer(
        cast.shelter(),
        cast.coordinator(),
        "refers her to the national coordinator, inside the node.");
    Screen taken = stage.screen(cast.coordinator());
    stage
        .narrator()
        .aside(
            "Turn %s of epoch %s: the organisation changed, the country did not."
                .formatted(taken.turn(), taken.epoch()));
  }

  private void assess() {
    steps.firstHelp(
        cast.coordinator(), List.of("INTERVIEW", "HEALTH", "VIOLENCE", "ORIGIN_AUTHORITIES"));
    stage.narrator().aside("The authorities of her country were asked about too.");
  }

  private void decide() {
    Desk authority = cast.competentAuthority();
    stage.order(
        authority,
        "records the reflection period, which ended a week ago (M1.5).",
        "grant-reflection-period",
        terms("startsOn", days(now, -45), "endsOn", days(now, -7)));
    stage.order(
        authority,
        "decides: she is a victim of trafficking (M1.6).",
        "decide-identification",
        terms("result", "VICTIM", "to", List.of()));
  }

  void consent() {
    stage.narrator().chapter(2, "What she allows", "SOP 2, first assistance: M2.3");
    stage.order(
        cast.coordinator(),
        "writes down her consent: purposes, receivers, classes B to E, an exception, her language.",
        "give-consent",
        terms(
            "subject", stage.fact(cast.coordinator(), "ReferralOpened").get("subject").asString(),
            "givenBy", "PERSON",
            "purposes",
                List.of(
                    "ASSISTANCE",
                    "IDENTIFICATION",
                    "VERIFICATION",
                    "RISK_ASSESSMENT",
                    "RETURN",
                    "REINTEGRATION",
                    "FOLLOW_UP",
                    "PROCEEDINGS"),
            "receivers", List.of(Cast.ORIGIN, Cast.TRANSIT),
            "classes", List.of("B", "C", "D", "E"),
            "exceptions", List.of("kind:INTERNATIONAL_ORGANISATION"),
            "language", "mon",
            "interpreter", true,
            "validFrom", now.minusSeconds(60).toString(),
            "validUntil", now.plusSeconds(180L * 86_400).toString()));
  }

  void risk() {
    stage.narrator().chapter(3, "Is it safe to go home?", "SOP 3 and 4: M3.5, M4.2");
    Desk coordinator = cast.coordinator();
    stage.refused(
        coordinator,
        "would send the assessment of risk to Mongolia before she was advised on asylum.",
        "share-assessment",
        steps.assessment("DESTINATION", "LOW", Cast.ORIGIN),
        stage.screen(coordinator));
    stage.order(
        coordinator,
        "assesses the risk on this side first, and tells nobody.",
        "share-assessment",
        steps.assessment("DESTINATION", "LOW"));
    stage.order(
        coordinator,
        "records that she was advised on asylum; she makes no claim (M3.5).",
        "record-asylum-advice",
        terms("interpreter", true));
    stage.order(
        coordinator,
        "shares the assessment with Mongolia.",
        "share-assessment",
        steps.assessment("DESTINATION", "LOW", Cast.ORIGIN));
    stage.order(
        cast.originCoordinator(),
        "makes its own inquiry and shares what it found.",
        "share-assessment",
        steps.assessment("ORIGIN", "LOW", Cast.DESTINATION));
  }
}
