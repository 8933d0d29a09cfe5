package trm.corridor.story;

import static trm.corridor.story.Terms.days;
import static trm.corridor.story.Terms.terms;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import trm.client.Done;

/**
 * A child of thirteen: her family is sought in a province by somebody who is not told why, and what
 * is best for her is determined before anybody speaks of a journey.
 */
final class ChildsStory {
  private final Steps steps;
  private final Stage stage;
  private final Cast cast;

  ChildsStory(Steps steps, Cast cast) {
    this.steps = steps;
    this.stage = steps.stage();
    this.cast = cast;
  }

  void play() {
    stage.narrator().plain("");
    stage.narrator().plain("A child who does not exist. Everybody here is invented.");
    firstContact();
    guardian();
    family();
    String plan = bestInterests();
    home(plan);
  }

  private void firstContact() {
    stage.narrator().chapter(1, "A child alone", "SOP 1, identification: M1.1 to M1.4");
    steps.open(cast.shelter(), "takes in a child who came alone.");
    steps.passOn(cast.shelter(), cast.coordinator(), "refers her to the national coordinator.");
    steps.firstHelp(cast.coordinator(), List.of("HEALTH", "ORIGIN_AUTHORITIES", "CARER", "FAMILY"));
    stage.narrator().aside("Whether the carer may be involved was asked before any carer is.");
  }

  private void guardian() {
    stage.narrator().chapter(2, "Who speaks for her", "SOP 2: M2.2, M2.3");
    Desk coordinator = cast.coordinator();
    stage.refusedBy(
        "CHILD-01",
        coordinator,
        "would write down the child's own consent.",
        "give-consent",
        steps.consent(coordinator, "PERSON", List.of(Cast.ORIGIN)));
    steps.adviceAndConsent(coordinator, "GUARDIAN", List.of(Cast.ORIGIN));
  }

  private void family() {
    stage.narrator().chapter(3, "Her family", "SOP 4: M4.5, through a province");
    Done asked =
        stage.order(
            cast.coordinator(),
            "asks Mongolia to find her family by what she remembers: not who she is, and not why.",
            "request-verification",
            terms(
                "to",
                Cast.ORIGIN,
                "kind",
                "FAMILY_TRACING",
                "dueBy",
                steps.in(Duration.ofDays(30)),
                "clues",
                terms("landmarks", "A blue gate beside a well (invented).")));
    throughTheProvince(asked.made());
    stage.order(
        cast.originCoordinator(),
        "answers: found, able and willing.",
        "answer-request",
        terms("requestId", asked.made(), "outcome", "CONFIRMED"));
  }

  private void throughTheProvince(String request) {
    Done task =
        stage.order(
            cast.originCoordinator(),
            "asks the family agency of the province to make the visit, a week sooner.",
            "delegate-task",
            terms(
                "to",
                cast.originCaseWorker().organisation(),
                "level",
                "PROVINCE",
                "requestId",
                request,
                "dueBy",
                steps.in(Duration.ofDays(23))));
    JsonNode seen = stage.fact(cast.originCaseWorker(), "RequestMade");
    stage.tellIf(
        seen.at("/clues/landmarks").isString() && seen.at("/identity/familyName").isMissingNode(),
        "The province reads clues and no name; no word of a request may say what happened.");
    stage.order(
        cast.originCaseWorker(),
        "has visited an aunt and gives the task back, done.",
        "return-task",
        terms("taskId", task.made(), "outcome", "DONE"));
  }

  private String bestInterests() {
    stage.narrator().chapter(4, "What is best for her", "SOP 4: M4.2, M4.6");
    Desk coordinator = cast.coordinator();
    steps.risk(coordinator, cast.originCoordinator());
    steps.document(coordinator, cast.consul(), 60);
    steps.acceptance(coordinator, cast.originCoordinator());
    Done plan =
        steps.plan(
            coordinator,
            cast.originCoordinator(),
            cast.originCaseWorker().organisation(),
            List.of("Macao", "Ulaanbaatar"));
    stage.refusedBy(
        "SOP4-RETURN-11",
        coordinator,
        "would confirm the return before anybody determined what is best for her.",
        "confirm-return",
        terms("planId", plan.made()));
    stage.order(
        cast.competentAuthority(),
        "hears her and determines: to go to her aunt is best.",
        "decide-best-interests",
        terms(
            "result", "RETURN",
            "decidedOn", days(steps.now(), 0),
            "childsView", "She wants to live with her aunt (invented)."));
    stage.order(
        coordinator,
        "writes down that the guardian agrees.",
        "record-guardian-agreement",
        terms("agreed", true, "guardian", "An invented guardian"));
    steps.confirm(coordinator, plan);
    return plan.made();
  }

  private void home(String plan) {
    stage.narrator().chapter(5, "The way to her aunt", "SOP 4: M4.10 to M4.13; no transit");
    stage.narrator().aside("By the plan " + plan + ", with a social worker beside her.");
    steps.handOver(
        cast.coordinator(), cast.originCoordinator(), "Arrivals, an invented second gate", true);
    steps.feedback(cast.originCoordinator());
    stage.tellDuty(cast.originCoordinator(), Set.of(Cast.ORIGIN));
  }
}
