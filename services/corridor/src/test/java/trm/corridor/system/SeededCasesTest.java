package trm.corridor.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import trm.client.NodeClient;
import trm.client.WorkPage;
import trm.client.WorkQuestion;
import trm.corridor.story.Seeds;

/** The invented cases that a newcomer finds after {@code make up}. */
@ExtendWith(CorridorExtension.class)
class SeededCasesTest {
  private static final int REFERENCE = 36;
  private final RunningCorridor corridor;

  SeededCasesTest(RunningCorridor corridor) {
    this.corridor = corridor;
  }

  @Test
  void areEnteredOnceAndStandWhereTheyAreSaidToStand() {
    List<String> told = plant();
    assertThat(told).hasSize(7).noneMatch(line -> line.contains("could not be entered"));
    assertThat(plant()).hasSize(1).allMatch(line -> line.contains("still there"));

    NodeClient shelter = corridor.destination().asPartner("ngo-harbour-house", "o-1").client();
    NodeClient coordinator = corridor.destination().as("national-coordinator").client();
    NodeClient consul = corridor.origin().as("consular-officer").client();
    assertThat(kinds(shelter, told, "overdue", WorkQuestion.all().overdue(true)))
        .contains("MEASURE");
    assertThat(kinds(coordinator, told, "offered", WorkQuestion.all())).contains("TURN");
    assertThat(kinds(consul, told, "was asked", WorkQuestion.all())).contains("REQUEST");
    assertThat(kinds(consul, told, "could not confirm", WorkQuestion.all()))
        .doesNotContain("REQUEST");
    assertThat(events(coordinator, told, "plan for her return")).contains("PlanShared");
    assertThat(events(shelter, told, "her consent")).doesNotContain("ConsentGiven");
  }

  private List<String> plant() {
    List<String> told = new ArrayList<>();
    new Seeds(corridor.parts(), told::add, Instant.now()).plant();
    return told;
  }

  private static List<String> kinds(
      NodeClient client, List<String> told, String words, WorkQuestion question) {
    return client.work(question.ofCase(reference(told, words))).items().stream()
        .map(WorkPage.Item::kind)
        .toList();
  }

  private static Stream<String> events(NodeClient client, List<String> told, String words) {
    return client.readCase(reference(told, words), "CASE_WORK").facts().stream()
        .map(fact -> fact.eventType());
  }

  /** Each line begins with the case's reference. */
  private static String reference(List<String> told, String words) {
    return told.stream()
        .filter(line -> line.contains(words))
        .map(line -> line.strip().substring(0, REFERENCE))
        .findFirst()
        .orElseThrow();
  }
}
