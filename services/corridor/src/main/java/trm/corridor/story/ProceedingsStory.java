package trm.corridor.story;

import static trm.corridor.story.Terms.days;
import static trm.corridor.story.Terms.terms;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import trm.client.Done;

/** A witness goes home, is heard by video, claims compensation, and is warned in time. */
final class ProceedingsStory {
  private final Steps steps;
  private final Stage stage;
  private final Cast cast;

  ProceedingsStory(Steps steps, Cast cast) {
    this.steps = steps;
    this.stage = steps.stage();
    this.cast = cast;
  }

  void play() {
    stage.narrator().plain("");
    stage.narrator().plain("A witness who does not exist. Everybody here is invented.");
    firstContact();
    witness();
    heardFromHome();
    afterTheJudgment();
  }

  private void firstContact() {
    stage.narrator().chapter(1, "Somebody asks for help", "SOP 1 and 5: M1.1 to M1.4, M5.1, M5.2");
    steps.open(cast.shelter(), "takes her in.");
    steps.firstHelp(cast.shelter(), List.of("HEALTH", "ORIGIN_AUTHORITIES"));
    steps.measure(cast.shelter(), "M5.1", List.of(), "that she knows her part in proceedings");
    steps.measure(cast.shelter(), "M5.2", List.of(), "her free decision to cooperate");
    steps.refer(cast.shelter(), cast.coordinator(), "refers her to the national coordinator.");
  }

  private void witness() {
    stage.narrator().chapter(2, "The court needs her", "SOP 5 and 4: M5.6, M4.8");
    Desk coordinator = cast.coordinator();
    steps.adviceAndConsent(coordinator, "PERSON", List.of(Cast.ORIGIN));
    steps.risk(coordinator, cast.originCoordinator());
    steps.document(coordinator, cast.consul(), 60);
    Done hold =
        stage.order(
            cast.prosecutor(),
            "holds the transfer until she was heard.",
            "place-hold",
            terms(
                "kind", "WITNESS",
                "basis", "Invented order 2/2026",
                "reviewOn", days(steps.now(), 14)));
    steps.acceptance(coordinator, cast.originCoordinator());
    Done plan =
        steps.plan(
            coordinator,
            cast.originCoordinator(),
            cast.receivingHome().organisation(),
            List.of("Macao", "Ulaanbaatar"));
    stage.refusedBy(
        "SOP4-RETURN-03",
        coordinator,
        "would confirm the return while the hold stands.",
        "confirm-return",
        terms("planId", plan.made()));
    stage.order(
        cast.prosecutor(),
        "heard her once; the rest can be by video. The hold is released.",
        "release-hold",
        terms("holdId", hold.made(), "basis", "Heard on an invented day."));
    steps.confirm(coordinator, plan);
    steps.handOver(coordinator, cast.originCoordinator(), "Arrivals, an invented third gate", true);
  }

  private void heardFromHome() {
    stage.narrator().chapter(3, "Heard from home", "SOP 5: M5.7");
    stage.order(
        cast.prosecutor(),
        "tells Mongolia of a hearing by video: date, kind and reference, nothing of the matter.",
        "send-proceedings-notice",
        notice("TESTIMONY_BY_VIDEO", Duration.ofDays(30)));
    steps.passOn(
        cast.originCoordinator(), cast.receivingHome(), "refers her to the home that helps her.");
    steps.measure(
        cast.receivingHome(), "M5.7", List.of(), "a room with a screen, an interpreter, an escort");
    steps.feedback(cast.originCoordinator());
  }

  private void afterTheJudgment() {
    stage.narrator().chapter(4, "After the judgment", "SOP 5: M5.8, M5.9; SOP 3: M3.4");
    stage.order(
        cast.prosecutor(),
        "tells of the outcome.",
        "send-proceedings-notice",
        notice("OUTCOME", Duration.ofDays(60)));
    stage.order(
        cast.receivingHome(),
        "helps her claim compensation, within its time, and tells Macao that she did.",
        "send-proceedings-notice",
        terms(
            "to", List.of(Cast.DESTINATION),
            "kind", "COMPENSATION_CLAIMED",
            "reference", "Invented 3/2026"));
    stage.order(
        cast.prosecutor(),
        "warns of the release of an offender. A warning needs no consent and overtakes other mail.",
        "raise-risk-alert",
        terms(
            "to", List.of(Cast.ORIGIN),
            "type", "RETALIATION",
            "level", "HIGH",
            "concerns", "PERSON",
            "advice", "Invented: look at the safety plan today.",
            "basis", "LIFE"));
    stage.order(
        cast.prosecutor(),
        "tells the date of the release.",
        "send-proceedings-notice",
        notice("OFFENDER_RELEASED", Duration.ofDays(3)));
    steps.measure(
        cast.receivingHome(), "M3.4", List.of("OFFENDER_RELEASED"), "a new assessment of the risk");
    stage.tellDuty(cast.originCoordinator(), Set.of(Cast.ORIGIN));
  }

  private Map<String, Object> notice(String kind, Duration ahead) {
    return terms(
        "to",
        List.of(Cast.ORIGIN),
        "kind",
        kind,
        "at",
        steps.in(ahead),
        "reference",
        "Invented 2/2026");
  }
}
