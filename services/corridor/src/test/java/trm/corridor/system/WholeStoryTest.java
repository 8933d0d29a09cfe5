package trm.corridor.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import trm.corridor.embedded.CorridorNode;
import trm.node.LogEvent;
import trm.node.LogKey;

/** The demo's story on the real corridor, and what it leaves in the logs. */
@ExtendWith(CorridorExtension.class)
class WholeStoryTest {
  private static final List<String> PERSONAL =
      Stream.of(
              HerWords.NAMES,
              HerWords.BIRTH,
              HerWords.TOLD_AT_THE_SHELTER,
              HerWords.ASKED_WITH,
              HerWords.COURT_FILE,
              List.of(HerWords.FIRST_MEETING, HerWords.SECOND_MEETING, HerWords.DOCUMENT))
          .flatMap(List::stream)
          .toList();

  /** A token of a realm, or the secret of a webhook. */
  private static final Pattern TOKEN =
      Pattern.compile("eyJ[\\w-]{10,}\\.eyJ[\\w-]{10,}\\.|whsec_[\\w+/=-]{16,}");

  private static final Set<String> KEYS_OF_EVERY_LINE =
      Set.of("@timestamp", "level", "message", "logger_name", "thread_name", "node");

  /** Also of lines of libraries, which have no event. */
  private static final Set<String> KEYS_OF_A_LINE =
      Stream.of(
              KEYS_OF_EVERY_LINE.stream(),
              Stream.of("@version", "level_value", "stack_trace", "tags"),
              Stream.of(LogKey.values()).map(LogKey::code))
          .flatMap(keys -> keys)
          .collect(Collectors.toSet());

  private final RunningCorridor corridor;
  private final PlayedStory story;

  WholeStoryTest(RunningCorridor corridor, PlayedStory story) {
    this.corridor = corridor;
    this.story = story;
  }

  @Test
  void isPlayedToTheProof() {
    assertThat(story.told())
        .anyMatch(line -> line.contains("EPOCH_STALE"))
        .anyMatch(line -> line.contains("SOP4-RETURN-03"))
        .anyMatch(line -> line.contains("The scan travelled sealed inside the request"))
        .anyMatch(line -> line.contains("ENTRY_NOT_PROVEN"));
  }

  /** An empty folder holds nothing personal either. */
  @Test
  void everyProcessLeftALog() {
    List<String> nodes = corridor.parts().nodes().stream().map(CorridorNode::id).toList();
    assertThat(nodes).hasSize(4);
    Stream.concat(
            Stream.of("broker", "keycloak"),
            nodes.stream().flatMap(node -> Stream.of(node, "postgres-" + node)))
        .map(part -> corridor.parts().logs().resolve(part + ".log"))
        .forEach(log -> assertThat(log).isNotEmptyFile());
  }

  @Test
  void everyLineOfAServiceIsAnObjectWithTheKeysThatAreListed() throws IOException {
    Set<String> events = new TreeSet<>();
    for (CorridorNode node : corridor.parts().nodes()) {
      for (String line : Files.readAllLines(node.service().log())) {
        JsonNode read = JsonMapper.shared().readTree(line);
        assertThat(read.path("node").asString()).as(line).isEqualTo(node.id());
        assertThat(KEYS_OF_A_LINE).as(line).containsAll(read.propertyNames());
        assertThat(read.propertyNames()).as(line).containsAll(KEYS_OF_EVERY_LINE);
        Optional.ofNullable(read.get(LogKey.EVENT.code()))
            .map(JsonNode::asString)
            .ifPresent(events::add);
      }
    }
    assertThat(events).isNotEmpty();
    assertThat(Stream.of(LogEvent.values()).map(LogEvent::code)).containsAll(events);
  }

  @Test
  void leavesNothingPersonalInAnyLog() {
    assertThat(new Traces(PERSONAL).in(corridor.parts().logs())).isEmpty();
  }

  /** Neither does a log say which case it was about: whoever keeps logs needs no case. */
  @Test
  void leavesNoCaseReferenceInAnyLogOfAService() {
    List<String> references =
        corridor
            .destination()
            .as("national-coordinator")
            .read("/cases")
            .path("cases")
            .valueStream()
            .map(line -> line.path("case").asString())
            .toList();
    assertThat(references).isNotEmpty();
    assertThat(new Traces(references).in(corridor.parts().logs())).isEmpty();
  }

  @Test
  void tellsOperatorsNothingPersonalAndNoSecret() {
    Traces traces = new Traces(Stream.concat(PERSONAL.stream(), secrets().stream()).toList());
    Meters meters = new Meters(corridor);
    for (CorridorNode node : corridor.parts().nodes()) {
      meters
          .pages(node.id())
          .forEach(
              (path, page) -> {
                assertThat(page).as("%s of %s", path, node.id()).isNotBlank();
                assertThat(traces.in(page.getBytes(UTF_8)))
                    .as("%s of %s", path, node.id())
                    .isEmpty();
              });
    }
  }

  @Test
  void leavesNoSecretInAnyLog() throws IOException {
    assertThat(new Traces(secrets()).in(corridor.parts().logs())).isEmpty();
    try (Stream<Path> logs = Files.list(corridor.parts().logs())) {
      for (Path log : logs.toList()) {
        assertThat(TOKEN.matcher(new String(Files.readAllBytes(log), ISO_8859_1)).results())
            .as(log.toString())
            .isEmpty();
      }
    }
  }

  private List<String> secrets() {
    Path state = corridor.parts().logs().resolveSibling(".");
    List<String> secrets =
        Stream.of("secrets", "federation", "nodes")
            .flatMap(folder -> KeptSecrets.below(state.resolve(folder)).stream())
            .toList();
    assertThat(secrets)
        .as("four nodes with their keys, and everybody's passwords")
        .hasSizeGreaterThan(80);
    return secrets;
  }
}
