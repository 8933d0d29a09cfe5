package trm.corridor.story;

import static trm.corridor.story.Terms.days;
import static trm.corridor.story.Terms.terms;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import trm.corridor.embedded.CorridorFault;
import trm.corridor.story.Desk.Reply;

/** Scenes 1 to 3: from the shelter's door to two assessments of the risk. */
final class FirstContact {
  private static final Pattern RELATIVE_DAY = Pattern.compile("\\$\\{today-([0-9]+)}");

  private final Stage stage;
  private final Cast cast;
  private final Instant now;

  FirstContact(Stage stage, Cast cast, Instant now) {
    this.stage = stage;
    this.cast = cast;
    this.now = now;
  }

  void identification() {
    stage.narrator().chapter(1, "Somebody asks for help", "SOP 1, identification: M1.1 to M1.6");
    refer();
    passOn();
    assess();
    decide();
  }

  private void refer() {
    String intake = intake();
    Desk shelter = cast.shelter();
    Reply wrong = post(shelter, intake.replace("\"DebtBondage\"", "\"DebtBondag\""));
    if (wrong.isDone()) {
      throw new CorridorFault("An unknown code was let in.");
    }
    stage.narrator().refused(shelter, "sends the intake file with a mistyped code.", fields(wrong));
    Reply opened = post(shelter, intake);
    if (!opened.isDone()) {
      throw new CorridorFault("The intake was not taken: " + opened.body());
    }
    stage.begin(opened.text("case"));
    stage.narrator().did(shelter, "sends it again, corrected: case " + stage.caseReference() + ".");
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

  private static Reply post(Desk shelter, String intake) {
    return shelter.post(
        "/cases",
        terms(
            "intake",
            Desk.json(intake),
            "language",
            "mon",
            "interpreter",
            true,
            "urgentNeeds",
            List.of("SAFE_ACCOMMODATION")));
  }

  private static List<String> fields(Reply reply) {
    return reply.body().path("fields").values().stream()
        .map(field -> field.path("field").asString("") + ": " + field.path("sentence").asString(""))
        .toList();
  }

  private void passOn() {
    stage.order(
        cast.shelter(),
        "refers her to the national coordinator, inside the node.",
        "offer-turn",
        terms("to", cast.coordinator().organisation(), "reason", "Needs a coordinated case."));
    Reply taken = stage.order(cast.coordinator(), "takes the case over.", "accept-turn", terms());
    stage
        .narrator()
        .aside(
            "Turn %s of epoch %s: the organisation changed, the country did not."
                .formatted(taken.body().get("turn"), taken.body().get("epoch")));
  }

  private void assess() {
    Desk coordinator = cast.coordinator();
    measure(coordinator, "M1.4", List.of("LANGUAGE", "INTERPRETER"), "a language she understands");
    measure(coordinator, "M1.2", List.of("HEALTH", "ACCOMMODATION"), "her urgent needs");
    measure(
        coordinator,
        "M1.3",
        List.of("INTERVIEW", "HEALTH", "VIOLENCE", "ORIGIN_AUTHORITIES"),
        "the early risk assessment; the authorities of her country were asked about");
  }

  private void measure(Desk desk, String measure, List<String> covered, String what) {
    stage.order(
        desk,
        "records " + what + " (" + measure + ").",
        "record-measure",
        terms("measure", measure, "covered", covered, "findings", List.of(), "note", "Invented."));
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
                    "FOLLOW_UP"),
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
        assessment("DESTINATION", Cast.ORIGIN),
        stage.screen(coordinator));
    stage.order(
        coordinator,
        "assesses the risk on this side first, and tells nobody.",
        "share-assessment",
        assessment("DESTINATION"));
    stage.order(
        coordinator,
        "records that she was advised on asylum; she makes no claim (M3.5).",
        "record-asylum-advice",
        terms("interpreter", true));
    stage.order(
        coordinator,
        "shares the assessment with Mongolia.",
        "share-assessment",
        assessment("DESTINATION", Cast.ORIGIN));
    stage.order(
        cast.originCoordinator(),
        "makes its own inquiry and shares what it found.",
        "share-assessment",
        assessment("ORIGIN", Cast.DESTINATION));
  }

  private java.util.Map<String, Object> assessment(String side, String... to) {
    return terms(
        "to", List.of(to),
        "side", side,
        "level", "LOW",
        "risks", List.of(terms("type", "STIGMA", "level", "LOW", "mitigation", "Invented.")),
        "needs", List.of("PSYCHOSOCIAL", "LIVELIHOOD"),
        "validUntil", days(now, 90));
  }

  /** The intake file with its days counted back from today. */
  private String intake() {
    try (InputStream file = FirstContact.class.getResourceAsStream("/story/intake.json")) {
      if (file == null) {
        throw new CorridorFault("The intake file is not on the class path.");
      }
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return RELATIVE_DAY
          .matcher(text)
          .replaceAll(day -> days(now, -Integer.parseInt(day.group(1))));
    } catch (IOException e) {
      throw new CorridorFault("The intake file cannot be read.", e);
    }
  }

  /** Her identity as the intake has it. */
  JsonNode identity() {
    JsonNode intake = Desk.json(intake());
    return Desk.json(
        """
        {"familyName": "%s", "givenNames": "%s", "birthDate": "%s", "sex": "FEMALE",
         "nationalityClaimed": "MN", "birthPlace": "Invented Sum"}
        """
            .formatted(
                intake.get("prs_SecondName").asString(),
                intake.get("prs_FirstName").asString(),
                intake.get("prs_Birthdate").asString()));
  }
}
