package trm.corridor.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import trm.corridor.story.NodeApi;

/**
 * Cases that began so long ago that every rung of the ladder is due as soon as they are written
 * down, and whom the node told of it.
 */
final class OverdueMatters {
  private static final String LONG_AGO = "2026-01-05T08:00:00Z";
  private static final Set<String> LADDER =
      Set.of("OFFICER", "SUPERVISOR", "NATIONAL_COORDINATOR", "FOCAL_POINT_ALTERNATE");

  private final NodeApi officer;
  private final List<String> cases = new ArrayList<>();

  /**
   * @param officer who calls a process of the node that goes on
   */
  OverdueMatters(NodeApi officer) {
    this.officer = officer;
  }

  /** Writes one more down; answers that it is there. */
  boolean begin() {
    Map<String, Object> opening =
        Map.of(
            "intake",
            Map.of("prs_FirstName", "Invented"),
            "language",
            "mon",
            "interpreter",
            true,
            "occurredAt",
            LONG_AGO);
    return cases.add(officer.openCase(opening).taken().caseReference());
  }

  /** Whether of each case something climbed to the top. */
  boolean areToldToTheTop() {
    return cases.stream()
        .allMatch(one -> !matters(raised(one)).isEmpty() && missing(one).isEmpty());
  }

  /** The rungs that were told twice of one matter, and those that were left out. */
  List<String> doubledOrMissing() {
    List<String> wrong = new ArrayList<>();
    for (String one : cases) {
      Map<String, Long> times =
          raised(one).stream().collect(Collectors.groupingBy(line -> line, Collectors.counting()));
      times.forEach(
          (line, count) -> wrong.addAll(count > 1 ? List.of(line + " twice") : List.of()));
      wrong.addAll(missing(one));
    }
    return wrong;
  }

  private List<String> missing(String caseReference) {
    List<String> raised = raised(caseReference);
    return matters(raised).stream()
        .flatMap(matter -> LADDER.stream().map(rung -> matter + " " + rung))
        .filter(line -> !raised.contains(line))
        .toList();
  }

  private static Set<String> matters(List<String> raised) {
    return raised.stream()
        .map(line -> line.substring(0, line.lastIndexOf(' ')))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private List<String> raised(String caseReference) {
    JsonNode file = officer.read("/cases/" + caseReference + "?purpose=CASE_WORK");
    return file.path("facts")
        .valueStream()
        .filter(fact -> fact.path("eventType").asString("").equals("EscalationRaised"))
        .map(fact -> fact.path("event"))
        .map(event -> event.path("deadline").asString("") + " " + event.path("rung").asString(""))
        .toList();
  }
}
