package trm.corridor.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A threat against which nothing is tried stands in the threat model's last chapter, not above. */
@Execution(ExecutionMode.CONCURRENT)
class EveryThreatHasItsTestTest {
  private static final Path PAGE = Repository.root().resolve("docs/threat-model.md");
  private static final Pattern TEST = Pattern.compile("\\[`(\\w+)`]\\(([^)]+\\.java)\\)");
  private static final Pattern CASE =
      Pattern.compile("@(?:Test|ParameterizedTest|Property|ArchTest|Scenario)\\b");

  /** A line of the table. */
  record Threat(String name, String shown) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Threat> threats() {
    String chapter = Repository.read(PAGE).split("## Threats, what stands in the way", 2)[1];
    return chapter
        .split("\n## ", 2)[0]
        .lines()
        .filter(line -> line.startsWith("| "))
        .skip(1)
        .map(line -> line.split(" \\| ", -1))
        .map(cells -> new Threat(cells[0].substring(2), cells[cells.length - 1]))
        .toList();
  }

  @Test
  void thereAreThreats() {
    assertThat(threats()).hasSizeGreaterThan(40);
  }

  @ParameterizedTest
  @MethodSource("threats")
  void isTriedByTestsThatAreThere(Threat threat) {
    List<MatchResult> tests = TEST.matcher(threat.shown()).results().toList();
    assertThat(tests).as("tests of: %s", threat).isNotEmpty();
    assertThat(tests.stream().flatMap(test -> problem(test).stream())).isEmpty();
  }

  private static Optional<String> problem(MatchResult test) {
    Path file = PAGE.resolveSibling(test.group(2)).normalize();
    if (!file.getFileName().toString().equals(test.group(1) + ".java")) {
      return Optional.of(test.group(1) + " leads to " + file.getFileName());
    }
    if (!Files.exists(file)) {
      return Optional.of(test.group(1) + " is not there");
    }
    Stream<String> cases = CASE.matcher(Repository.read(file)).results().map(MatchResult::group);
    return cases.findAny().isPresent()
        ? Optional.empty()
        : Optional.of(test.group(1) + " tries nothing");
  }
}
