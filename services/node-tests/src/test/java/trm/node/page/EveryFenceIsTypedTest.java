package trm.node.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A page of the operator's whose commands stand in a fence of {@code sh} has a test that types
 * them; what no test runs stands in one of {@code console}.
 */
final class EveryFenceIsTypedTest {
  private static final Path PAGES = Path.of("../../docs/operations");
  private static final Set<Path> TYPISTS =
      Set.of(
          Path.of("src/test/java/trm/node/api/PagesOfTheOperatorTest.java"),
          Path.of("../federation/src/test/java/trm/federation/PageOfTheDeskTest.java"));

  @Test
  void noPageHasCommandsThatNobodyTypes() throws IOException {
    String typists =
        TYPISTS.stream().map(EveryFenceIsTypedTest::read).collect(Collectors.joining());
    Set<String> withCommands = new TreeSet<>();
    try (Stream<Path> pages = Files.list(PAGES)) {
      pages
          .filter(page -> read(page).contains("```sh\n"))
          .forEach(page -> withCommands.add(page.getFileName().toString()));
    }
    assertThat(withCommands)
        .hasSizeGreaterThan(6)
        .allSatisfy(page -> assertThat(typists).containsAnyOf("\"" + page + "\"", "/" + page));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
