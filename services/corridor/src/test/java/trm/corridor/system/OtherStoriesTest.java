package trm.corridor.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import trm.corridor.embedded.CorridorNode;
import trm.corridor.embedded.Progress;
import trm.corridor.story.Offices;
import trm.corridor.story.Tales;

/** The stories that {@code make demo} tells by name, on the real corridor. */
@ExtendWith(CorridorExtension.class)
class OtherStoriesTest {
  private static final Pattern REFERENCE = Pattern.compile("Case ([0-9a-f-]{36})");

  /** Whom the stories are about, by name and document; each of them is invented. */
  private static final List<String> PERSONAL =
      List.of(
          "Номин",
          "Жишээ",
          "Сарнай",
          "Загвар",
          "Уянга",
          "Санаа",
          "Энхжин",
          "Бодол",
          "INVENTED-13",
          "INVENTED-24",
          "INVENTED-31",
          "INVENTED-27");

  private final RunningCorridor corridor;
  private final List<String> told = new ArrayList<>();

  OtherStoriesTest(RunningCorridor corridor) {
    this.corridor = corridor;
  }

  @AfterEach
  void bringBack() {
    corridor.parts().broker().start();
  }

  /** A story ends with a fault where anything in it is not as it should be. */
  @ParameterizedTest
  @CsvSource({
    "child, SOP4-RETURN-11, Whoever owes her care now: mn-origin.",
    "stay, SOP4-CONTACT-03, Whoever owes her care now: mo-destination.",
    "proceedings, SOP4-RETURN-03, Whoever owes her care now: mn-origin."
  })
  void isPlayedToItsEnd(String title, String rule, String end) {
    play(title, told::add);

    assertThat(told).anyMatch(line -> line.contains(rule));
    assertThat(allTold()).endsWith(end);
  }

  /** Neither the order nor what stands at either node depends on a third system. */
  @Test
  void aBrokerThatFailsDuringTheHandoverLeavesNoHalfState() { // S10
    List<JsonNode> meanwhile = new ArrayList<>();
    play(
        "ngo-to-ngo",
        line -> {
          told.add(line);
          if (line.contains("records that she is on the way")) {
            corridor.parts().broker().stop();
            meanwhile.add(caseAt("mo-destination"));
            meanwhile.add(caseAt("mn-hearth"));
            corridor.parts().broker().start();
          }
        });

    assertThat(meanwhile)
        .hasSize(2)
        .allSatisfy(
            seen -> {
              assertThat(seen.path("authority").asString()).isEqualTo("mo-destination");
              assertThat(seen.path("epoch").asLong()).isEqualTo(1);
            });
    assertThat(allTold()).endsWith("as for one that never was.");
    assertThat(caseAt("mo-destination").path("authority").asString()).isEqualTo("mn-hearth");
    assertThat(caseAt("mn-hearth").path("authority").asString()).isEqualTo("mn-hearth");
  }

  private void play(String title, Progress out) {
    try (Offices offices = new Offices(corridor.parts())) {
      Tales.named(title).play(corridor.parts(), offices, out, Instant.now());
    }
    assertNothingPersonalIsLeftForOperators();
  }

  /** Logs and meters tell whoever looks after the machines neither who she is nor which case. */
  private void assertNothingPersonalIsLeftForOperators() {
    Matcher reference = REFERENCE.matcher(allTold());
    assertThat(reference.find()).isTrue();
    List<String> texts = new ArrayList<>(PERSONAL);
    texts.add(reference.group(1));
    Traces traces = new Traces(texts);
    assertThat(traces.in(corridor.parts().logs())).isEmpty();
    Meters meters = new Meters(corridor);
    for (CorridorNode node : corridor.parts().nodes()) {
      meters
          .pages(node.id())
          .forEach(
              (path, page) ->
                  assertThat(traces.in(page.getBytes(UTF_8)))
                      .as("%s of %s", path, node.id())
                      .isEmpty());
    }
  }

  private String allTold() {
    return String.join(" ", told).replaceAll("\\s+", " ");
  }

  private JsonNode caseAt(String node) {
    Matcher found = REFERENCE.matcher(allTold());
    assertThat(found.find()).isTrue();
    try (Offices offices = new Offices(corridor.parts())) {
      return offices.at(node).as("national-coordinator").read("/cases/" + found.group(1));
    }
  }
}
