package trm.corridor.story;

import static trm.corridor.story.Terms.terms;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Cases that stop in the middle, so that somebody who looks around finds work waiting. */
enum Planted {
  WAITING_FOR_CONSENT("waits for her consent", "Алтан", 22) {
    @Override
    void play(Steps steps, Cast cast) {
      steps.open(cast.shelter(), "takes her in.");
      steps.measure(cast.shelter(), "M1.4", List.of("LANGUAGE"), "a language she understands");
    }
  },
  OFFERED("was offered to the national coordinator, who has not answered", "Дэлгэр", 26) {
    @Override
    void play(Steps steps, Cast cast) {
      steps.open(cast.shelter(), "takes her in.");
      new Beginnings(steps).offer(cast.shelter(), cast.coordinator(), "offers her case.");
    }
  },
  VERIFICATION_ASKED("was taken over; Mongolia was asked who she is", "Оюу", 29) {
    @Override
    void play(Steps steps, Cast cast) {
      new Beginnings(steps).taken(cast);
      new Beginnings(steps).verification(cast, Duration.ofDays(15));
    }
  },
  REFUSED("Mongolia's consular desk could not confirm who she is", "Тэмүүн", 33) {
    @Override
    void play(Steps steps, Cast cast) {
      new Beginnings(steps).taken(cast);
      String asked = new Beginnings(steps).verification(cast, Duration.ofDays(15));
      steps
          .stage()
          .order(
              cast.consul(),
              "does not find her.",
              "answer-request",
              terms(
                  "requestId",
                  asked,
                  "outcome",
                  "NOT_CONFIRMED",
                  "grounds",
                  List.of("NO_REGISTER_ENTRY", "UNKNOWN_AT_HOME")));
    }
  },
  RETURN_PLANNED("has a plan for her return, which nobody has confirmed yet", "Сувд", 25) {
    @Override
    void play(Steps steps, Cast cast) {
      new Beginnings(steps).taken(cast);
      steps.risk(cast.coordinator(), cast.originCoordinator());
      steps.document(cast.coordinator(), cast.consul(), 60);
      steps.acceptance(cast.coordinator(), cast.originCoordinator());
      steps.plan(
          cast.coordinator(),
          cast.originCoordinator(),
          cast.receivingHome().organisation(),
          List.of("Macao", "Ulaanbaatar"));
    }
  },
  OVERDUE("was entered three days late, so that its first measures are overdue", "Хулан", 31) {
    @Override
    void play(Steps steps, Cast cast) {
      new Beginnings(steps).openLate(cast.shelter(), Duration.ofDays(3));
    }
  };

  private final String state;
  private final String given;
  private final int years;

  Planted(String state, String given, int years) {
    this.state = state;
    this.given = given;
    this.years = years;
  }

  /** Brings a new case to where it stops. */
  abstract void play(Steps steps, Cast cast);

  String state() {
    return state;
  }

  Person person(Instant now) {
    return Person.of(now, given, "Загвар", years, "INVENTED-" + name());
  }
}
