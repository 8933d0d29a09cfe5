package trm.corridor.story;

import static trm.corridor.story.Terms.days;
import static trm.corridor.story.Terms.terms;

import java.util.List;
import java.util.Set;
import trm.client.Done;

/** One gate after another says no, and she stays: longer-term help where she is. */
final class StayingStory {
  private final Steps steps;
  private final Stage stage;
  private final Cast cast;

  StayingStory(Steps steps, Cast cast) {
    this.steps = steps;
    this.stage = steps.stage();
    this.cast = cast;
  }

  void play() {
    stage.narrator().plain("");
    stage.narrator().plain("A woman who does not exist, and who cannot go home.");
    firstContact();
    String plan = refusals();
    asylum(plan);
    staying();
  }

  private void firstContact() {
    stage.narrator().chapter(1, "Somebody asks for help", "SOP 1: M1.1 to M1.4");
    steps.open(cast.shelter(), "takes her in.");
    steps.refer(cast.shelter(), cast.coordinator(), "refers her to the national coordinator.");
    steps.firstHelp(cast.coordinator(), List.of("HEALTH", "ORIGIN_AUTHORITIES"));
  }

  private String refusals() {
    stage.narrator().chapter(2, "No, and no again", "SOP 4: M4.2, M4.7, M4.9");
    Desk coordinator = cast.coordinator();
    stage.refusedBy(
        "SOP4-CONTACT-01",
        coordinator,
        "would send Mongolia the assessment of risk before she was advised on asylum.",
        "share-assessment",
        steps.assessment("DESTINATION", "LOW", Cast.ORIGIN));
    steps.adviceAndConsent(coordinator, "PERSON", List.of(Cast.ORIGIN));
    stage.order(
        coordinator,
        "shares its assessment of risk and needs with mn-origin.",
        "share-assessment",
        steps.assessment("DESTINATION", "LOW", Cast.ORIGIN));
    stage.order(
        cast.originCoordinator(),
        "finds a danger in her family that nobody can turn away.",
        "share-assessment",
        steps.assessment("ORIGIN", "UNACCEPTABLE", Cast.DESTINATION));
    steps.document(coordinator, cast.consul(), 0);
    steps.acceptance(coordinator, cast.originCoordinator());
    Done plan =
        steps.plan(
            coordinator,
            cast.originCoordinator(),
            cast.receivingHome().organisation(),
            List.of("Macao", "Ulaanbaatar"));
    List<String> broken =
        stage.refusedBy(
            "SOP4-RETURN-04",
            coordinator,
            "would confirm the return. Every gate that is shut is named, not only the first.",
            "confirm-return",
            terms("planId", plan.made()));
    stage.tellIf(
        broken.contains("SOP4-RETURN-07"),
        "The risk is open, and her document ends before she would arrive.");
    return plan.made();
  }

  private void asylum(String plan) {
    stage.narrator().chapter(3, "She asks for protection", "SOP 3: M3.5");
    Desk coordinator = cast.coordinator();
    stage.order(
        coordinator,
        "records that she makes a claim to asylum. Nobody else hears of it.",
        "open-asylum-claim",
        terms("reference", "Invented claim 7/2026"));
    List<String> broken =
        stage.refusedBy(
            "SOP4-RETURN-05",
            coordinator,
            "would confirm the return all the same.",
            "confirm-return",
            terms("planId", plan));
    stage.refusedBy(
        "SOP4-CONTACT-03",
        coordinator,
        "would ask Mongolia once more.",
        "share-assessment",
        steps.assessment("DESTINATION", "LOW", Cast.ORIGIN));
    stage.tellIf(broken.size() > 1, "Mongolia was told nothing, not even that something changed.");
  }

  private void staying() {
    stage.narrator().chapter(4, "She stays", "SOP 3, longer-term help: M3.1 to M3.6");
    steps.refer(cast.coordinator(), cast.shelter(), "refers her back to the shelter.");
    steps.measure(cast.shelter(), "M3.1", List.of(), "a new assessment of needs");
    steps.measure(cast.shelter(), "M3.2", List.of(), "the individual service plan");
    steps.measure(cast.shelter(), "M3.3", List.of(), "housing and work, as planned");
    stage.order(
        cast.shelter(),
        "writes down how she is after a month. The report goes to nobody.",
        "record-follow-up",
        terms(
            "to", List.of(),
            "dueOn", days(steps.now(), 30),
            "contactMade", "YES",
            "situation", List.of("SAFE", "HOUSED")));
    stage.tellDuty(cast.coordinator(), Set.of(Cast.DESTINATION));
  }
}
