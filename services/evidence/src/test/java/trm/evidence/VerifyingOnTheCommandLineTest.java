package trm.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a court sees of the verifier: its words and its exit status. */
class VerifyingOnTheCommandLineTest {
  private static final Path VECTORS = Path.of("src/test/resources/vectors/bundle");
  private static final String KEY = VECTORS.resolve("federation.public.jwk").toString();

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void tellsWhoWasResponsibleAndEndsWithZero() {
    assertThat(verify("pass/three-nodes")).isZero();
    assertThat(out.toString(UTF_8))
        .contains(
            "epoch 2 turn 1: cn-transit, border-police",
            "cited by the closing",
            "Who read it",
            "PROVEN");
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  @Test
  void namesTheEntryThatWasChangedAndEndsWithOne() {
    assertThat(verify("fail/leaf-byte")).isEqualTo(1);
    assertThat(out.toString(UTF_8))
        .contains("macao.json, entry 4 [ENTRY_NOT_PROVEN]:", "NOT PROVEN");
  }

  @Test
  void printsOneJsonObjectForPrograms() {
    assertThat(verify("fail/leaf-byte", "--json")).isEqualTo(1);
    JsonObject report = JsonObject.parse(out.toString(UTF_8));
    assertThat(report.objects("findings"))
        .anySatisfy(
            finding -> {
              assertThat(finding.text("kind")).isEqualTo("ENTRY_NOT_PROVEN");
              assertThat(finding.number("entry")).isEqualTo(4);
            });
  }

  @Test
  void printsItsHelp() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString(UTF_8)).contains("--federation-key FILE", "Exit status");
  }

  @Test
  void saysWhatToDoWithUnusableInput(@TempDir Path folder) throws IOException {
    Path noBundle = Files.writeString(folder.resolve("note.txt"), "{}");
    Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, 0});
    unusable("The only commands are verify and status.");
    unusable("Name the federation's public key", "verify", noBundle.toString());
    unusable("Name at least one bundle", "verify", "--federation-key", KEY);
    unusable("There is no option --jsn", "verify", "--federation-key", KEY, "--jsn");
    unusable("export it again", "verify", "--federation-key", KEY, noBundle.toString());
    unusable("is not UTF-8 text", "verify", "--federation-key", KEY, binary.toString());
    unusable("cannot be read", "verify", "--federation-key", KEY, folder.resolve("no").toString());
    String bundle = VECTORS.resolve("pass/one-node/macao.json").toString();
    unusable("is not a JWK", "verify", "--federation-key", noBundle.toString(), bundle);
  }

  private void unusable(String sentence, String... arguments) {
    err.reset();
    assertThat(run(arguments)).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains(sentence);
  }

  private int verify(String vector, String... options) {
    List<String> arguments = new ArrayList<>(List.of("verify", "--federation-key", KEY));
    arguments.addAll(List.of(options));
    try (Stream<Path> files = Files.list(VECTORS.resolve(vector))) {
      files.sorted().map(Path::toString).forEach(arguments::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return run(arguments.toArray(String[]::new));
  }

  private int run(String... arguments) {
    return new Main(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8))
        .run(List.of(arguments));
  }
}
