package trm.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trm.evidence.directory.Directory;
import trm.evidence.directory.DirectorySigner;
import trm.evidence.directory.NodeEntry;
import trm.evidence.directory.NodeRole;
import trm.evidence.directory.OperatorKind;
import trm.evidence.keys.FederationKey;
import trm.evidence.keys.InventedKeys;
import trm.evidence.keys.NodeKeys;
import trm.evidence.status.StatusId;
import trm.evidence.status.StatusSigner;
import trm.evidence.status.StatusStatement;

/** What a body sees of the verifier that was shown a status statement and has no node. */
class StatusOnTheCommandLineTest {
  private static final NodeId ISSUER = new NodeId("mo-destination");
  private static final Instant NOW = Instant.parse("2026-03-02T09:30:00Z");
  private static final FederationKey FEDERATION = InventedKeys.federation("A federation");
  private static final NodeKeys KEYS =
      InventedKeys.of("An issuer", NOW.minusSeconds(60), Duration.ofDays(90));

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path folder;
  private Path key = Path.of("unset");
  private Path directory = Path.of("unset");
  private Path shown = Path.of("unset");

  @BeforeEach
  void isShown() throws IOException {
    key = folder.resolve("federation.public.jwk");
    FEDERATION.writePublic(key);
    Directory vouched =
        new Directory(1, NOW.minusSeconds(60), NOW.plus(Duration.ofDays(90)), List.of(issuer()));
    directory =
        Files.writeString(
            folder.resolve("directory.jws"), DirectorySigner.sign(vouched, FEDERATION));
    shown = Files.writeString(folder.resolve("shown.txt"), statement(vouched) + "\n");
  }

  @Test
  void saysWhoLooksAfterThePersonSinceWhen() {
    assertThat(status("2026-03-03T00:00:00Z", shown)).isZero();
    assertThat(out.toString(UTF_8))
        .contains(
            "PROVEN: mo-destination (An invented authority, MO)",
            "in its care since 2026-02-01",
            "Next contact: none is set",
            "counts until 2026-04-01T09:30:00Z");
  }

  @Test
  void saysWhyItProvesNothing() throws IOException {
    assertThat(status("2026-05-01T00:00:00Z", shown)).isEqualTo(1);
    assertThat(out.toString(UTF_8)).contains("NOT PROVEN [EXPIRED]: The statement's time is over.");
    Path other = Files.writeString(folder.resolve("other.txt"), "no statement");
    assertThat(status("2026-03-03T00:00:00Z", other)).isEqualTo(1);
    assertThat(out.toString(UTF_8)).contains("NOT PROVEN [UNREADABLE]");
  }

  @Test
  void saysWhatToDoWithUnusableInput() {
    unusable("Name the federation's public key", "status", shown.toString());
    unusable("Name the directory", "status", "--federation-key", key.toString());
    unusable(
        "Name when the statement was shown",
        "status",
        "--federation-key",
        key.toString(),
        "--directory",
        directory.toString());
    assertThat(status("yesterday", shown)).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("yesterday is no time");
    directory = shown;
    assertThat(status("2026-03-03T00:00:00Z", shown)).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("not signed by this corridor's federation key");
    assertThat(status("2026-03-03T00:00:00Z", folder.resolve("no"))).isEqualTo(2);
  }

  private void unusable(String sentence, String... arguments) {
    err.reset();
    assertThat(run(arguments)).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains(sentence);
  }

  private int status(String at, Path statement) {
    return run(
        "status",
        "--federation-key",
        key.toString(),
        "--directory",
        directory.toString(),
        "--at",
        at,
        statement.toString());
  }

  private int run(String... arguments) {
    return new Main(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8))
        .run(List.of(arguments));
  }

  private static String statement(Directory vouched) {
    StatusId id = new StatusId(new UUID(7, 7));
    return new StatusSigner(ISSUER, () -> KEYS, () -> vouched)
        .sign(
            new StatusStatement(
                ISSUER,
                id,
                StatusStatement.digestOf(id, new CaseReference("INVENTED")),
                LocalDate.of(2026, 2, 1),
                null,
                NOW,
                NOW.plus(Duration.ofDays(30))));
  }

  private static NodeEntry issuer() {
    return new NodeEntry(
        ISSUER,
        OperatorKind.STATE_AUTHORITY,
        "MO",
        NodeRole.DESTINATION,
        "An invented authority",
        KEYS.published(),
        List.of(),
        List.of(),
        Map.of(),
        List.of());
  }
}
