package trm.node.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import trm.node.runtime.WatchFiles.Alarm;
import trm.node.runtime.WatchFiles.Query;

/** Every alarm rings when it should, is silent when it should be, and says what to do then. */
final class AlarmsRingTest {
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+)$");
  private static final Pattern ALARM = Pattern.compile("alertname: (\\w+)");

  @TempDir Path folder;

  private static Promtool promtool() throws IOException, InterruptedException {
    Optional<Promtool> found = Promtool.find();
    assumeTrue(
        found.isPresent(),
        "promtool is not here and cannot be fetched: install Debian's package prometheus");
    return found.orElseThrow();
  }

  @Test
  void promtoolLetsEachRingAndBeSilent() throws IOException, InterruptedException {
    Promtool.Said said = promtool().say(WatchFiles.folder(), "test", "rules", "alerts.test.yaml");

    assertThat(said.content()).as(said.words()).isTrue();
  }

  @Test
  void promtoolReadsTheRulesAndTheScrape() throws IOException, InterruptedException {
    Promtool.Said said = promtool().say(WatchFiles.folder(), "check", "config", "prometheus.yaml");

    assertThat(said.content()).as(said.words()).isTrue();
  }

  /** As rules, since promtool reads those. */
  @Test
  void promtoolReadsTheQueryOfEveryPanel() throws IOException, InterruptedException {
    List<Query> panels = WatchFiles.panels();
    StringBuilder rules = new StringBuilder("groups:\n  - name: panels\n    rules:\n");
    for (int i = 0; i < panels.size(); i++) {
      String query = panels.get(i).text().replace("$__rate_interval", "5m");
      rules.append(
          "      - record: panel:%d\n        expr: >-\n          %s\n".formatted(i, query));
    }
    Files.writeString(folder.resolve("panels.yaml"), rules);
    Promtool.Said said = promtool().say(folder, "check", "rules", "panels.yaml");

    assertThat(panels).hasSizeGreaterThan(30);
    assertThat(said.content()).as(said.words()).isTrue();
  }

  @Test
  void eachIsTriedBothWays() {
    JsonNode tests = WatchFiles.yaml("alerts.test.yaml").path("tests");
    Map<Boolean, Set<String>> tried =
        WatchFiles.elements(tests)
            .flatMap(test -> WatchFiles.elements(test.path("alert_rule_test")))
            .collect(
                Collectors.partitioningBy(
                    test -> test.path("exp_alerts").isEmpty(),
                    Collectors.mapping(
                        test -> test.path("alertname").asString(), Collectors.toSet())));

    assertThat(WatchFiles.alarms()).hasSizeGreaterThan(20);
    assertThat(tried.get(true)).as("silent").containsExactlyInAnyOrderElementsOf(names());
    assertThat(tried.get(false)).as("rings").containsExactlyInAnyOrderElementsOf(names());
    assertThat(
            ALARM
                .matcher(WatchFiles.read(WatchFiles.folder().resolve("alerts.test.yaml")))
                .results())
        .hasSize(2 * names().size());
  }

  private static List<String> names() {
    return WatchFiles.alarms().stream().map(Alarm::name).toList();
  }

  @Test
  void eachSaysHowLoudAndLeadsToItsRunbook() {
    for (Alarm alarm : WatchFiles.alarms()) {
      String[] link = alarm.runbook().split("#", 2);
      assertThat(alarm.severity()).as(alarm.name()).isIn("page", "ticket");
      assertThat(link).as(alarm.name()).hasSize(2);
      assertThat(anchors(WatchFiles.root().resolve(link[0]))).as(alarm.name()).contains(link[1]);
    }
  }

  private static List<String> anchors(Path page) {
    Stream<MatchResult> headings = HEADING.matcher(WatchFiles.read(page)).results();
    return headings
        .map(heading -> heading.group(1).strip().toLowerCase(Locale.ROOT).replace(' ', '-'))
        .toList();
  }
}
