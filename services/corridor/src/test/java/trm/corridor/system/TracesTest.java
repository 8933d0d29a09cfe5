package trm.corridor.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the search for personal data finds it in each form, and nothing where there is none. */
class TracesTest {
  private static final Traces TRACES = new Traces(List.of("Солонго"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a line with Солонго in it",
        "{\"name\":\"\\u0421\\u043e\\u043b\\u043e\\u043d\\u0433\\u043e\"}",
        "{\"name\":\"\\u0421\\u043E\\u043B\\u043E\\u043D\\u0433\\u043E\"}"
      })
  void findsTheName(String line, @TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("log"), line);
    assertThat(TRACES.in(folder)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "ab", "abc", "{\"name\":\""})
  void findsTheNameInsideBase64(String before, @TempDir Path folder) throws IOException {
    byte[] bytes = (before + "Солонго and more").getBytes(StandardCharsets.UTF_8);
    Files.writeString(folder.resolve("log"), Base64.getEncoder().encodeToString(bytes));
    assertThat(TRACES.in(folder)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16BE", "UTF-16LE"})
  void findsTheNameInWideCharacters(String charset) {
    byte[] bytes = "a line with Солонго in it".getBytes(Charset.forName(charset));
    assertThat(TRACES.in(bytes)).containsExactly("Солонго");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nothing", "Ulaanbaatar", ""})
  void findsNothingWhereThereIsNone(String line, @TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("log"), line);
    assertThat(TRACES.in(folder)).isEmpty();
  }
}
