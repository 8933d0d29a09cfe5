package trm.node.hell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import trm.node.attachment.InventedFiles;
import trm.node.wire.SampleFacts;
import trm.node.wire.WireCodec;
import trm.referral.CrossingEvent;
import trm.schema.EventCatalogue;
import trm.schema.SingleObject;

/**
 * Bytes that a fuzzer makes by looking at which code the ones before have reached (Jazzer), for as
 * long as {@code -Dcorridor.fuzz.seconds} says; {@code make hell} says it. Not in every build,
 * since it takes half a minute to begin. What it has learnt stays in the target folder for the next
 * run.
 */
@EnabledIfSystemProperty(named = "corridor.fuzz.seconds", matches = "[0-9]+")
final class GuidedByCoverageTest {
  private static final int SECONDS = Integer.getInteger("corridor.fuzz.seconds", 0);
  private static final long SEED = Long.getLong("corridor.fuzz.seed", 20_260_302);
  private static final Path FOLDER = Path.of("target", "fuzz").toAbsolutePath();

  @Test
  void reachesNoExceptionAndNoCallThatNobodyMeant() throws IOException, InterruptedException {
    Path corpus = Files.createDirectories(FOLDER.resolve("corpus"));
    Path log = FOLDER.resolve("log");
    begin(corpus);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:+EnableDynamicAgentLoading",
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + Anything.class.getName(),
                "--instrumentation_includes=trm.**",
                "--custom_hook_includes=trm.**",
                "--reproducer_path=" + FOLDER,
                "-artifact_prefix=" + FOLDER + "/",
                "-seed=" + (SEED & Integer.MAX_VALUE),
                "-max_total_time=" + SECONDS,
                "-max_len=65536",
                "-timeout=20",
                corpus.toString())
            .directory(FOLDER.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(process.waitFor(SECONDS + 120L, TimeUnit.SECONDS)).isTrue();
    String said = Files.readString(log, StandardCharsets.ISO_8859_1);
    assertThat(process.exitValue()).as(said).isZero();
    assertThat(said).containsPattern("Done \\d{3,} runs");
  }

  /** What is right, to begin with. */
  private static void begin(Path corpus) {
    WireCodec codec = new WireCodec(new EventCatalogue(), new SingleObject());
    keep(corpus, Anything.Door.JPEG, InventedFiles.jpeg("22.19,113.54"));
    keep(corpus, Anything.Door.PNG, InventedFiles.png(9));
    keep(corpus, Anything.Door.PDF, InventedFiles.pdf("/Type /Catalog"));
    FilesFromHellTest.right()
        .forEach((form, file) -> keep(corpus, Anything.Door.valueOf(form.name()), file));
    Stream.concat(SampleFacts.full(CrossingEvent.class), SampleFacts.sparse(CrossingEvent.class))
        .map(SampleFacts::stamped)
        .map(fact -> codec.encode(fact, 1, _ -> new byte[] {1, 2, 3}))
        .forEach(body -> keep(corpus, Anything.Door.BODY, body));
    byte[] noise = new byte[400];
    new Random(SEED).nextBytes(noise);
    keep(corpus, Anything.Door.ENVELOPE, noise);
  }

  private static void keep(Path corpus, Anything.Door door, byte[] bytes) {
    byte[] seed = new byte[bytes.length + 1];
    seed[0] = (byte) Stream.of(Anything.Door.values()).toList().indexOf(door);
    System.arraycopy(bytes, 0, seed, 1, bytes.length);
    try {
      Files.write(corpus.resolve(door + "-" + bytes.length), seed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
