package trm.corridor.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Execution(ExecutionMode.CONCURRENT)
class LinksOfTheDocumentsTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+)$");
  private static final Pattern CODE_BLOCK = Pattern.compile("(?s)```.*?```");

  static Stream<Path> pages() {
    return Repository.pages().stream();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkOfThePageLeadsSomewhere(Path page) {
    assertThat(links(page).map(link -> problem(page, link)).flatMap(Optional::stream)).isEmpty();
  }

  private static Stream<String> links(Path page) {
    return LINK.matcher(prose(page))
        .results()
        .map(match -> match.group(1))
        .filter(link -> !link.startsWith("http:") && !link.startsWith("https:"));
  }

  private static Optional<String> problem(Path page, String link) {
    int hash = link.indexOf('#');
    String path = hash < 0 ? link : link.substring(0, hash);
    Path target = path.isEmpty() ? page : page.resolveSibling(path).normalize();
    if (!Files.exists(target)) {
      return Optional.of(link + " leads nowhere");
    }
    boolean known = hash < 0 || anchors(target).anyMatch(link.substring(hash + 1)::equals);
    return known ? Optional.empty() : Optional.of(link + " names no heading of its page");
  }

  private static Stream<String> anchors(Path page) {
    return HEADING.matcher(prose(page)).results().map(LinksOfTheDocumentsTest::anchor);
  }

  private static String anchor(MatchResult heading) {
    return heading
        .group(1)
        .strip()
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}_ -]", "")
        .replace(' ', '-');
  }

  private static String prose(Path page) {
    return CODE_BLOCK.matcher(Repository.read(page)).replaceAll("");
  }
}
