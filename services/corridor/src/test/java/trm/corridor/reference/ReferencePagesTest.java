package trm.corridor.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A page of reference that is not what the code says would mislead a ministry. */
class ReferencePagesTest {
  private static final Map<String, String> PAGES =
      Map.of(
          "measures.md", MeasuresPage.text(),
          "sop-rules.md", RulesPage.text(),
          "charters.md", ChartersPage.text(),
          "roles.md", RolesPage.text(),
          "meters.md", MetersPage.text(),
          "profiles.md", ProfilesPage.text(),
          "scenarios.md", ScenariosPage.text());

  static Stream<String> names() throws IOException {
    if (Boolean.getBoolean("corridor.reference.write")) {
      write();
    }
    return PAGES.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("names")
  void thePageIsWhatTheCodeSays(String name) throws IOException {
    Path file = Pages.folder().resolve(name);

    assertThat(Files.exists(file) ? Files.readString(file) : "")
        .as("docs/reference/%s is stale: run `make reference`", name)
        .isEqualTo(PAGES.get(name));
  }

  private static void write() throws IOException {
    Files.createDirectories(Pages.folder());
    for (Map.Entry<String, String> page : PAGES.entrySet()) {
      Files.writeString(Pages.folder().resolve(page.getKey()), page.getValue());
    }
  }
}
