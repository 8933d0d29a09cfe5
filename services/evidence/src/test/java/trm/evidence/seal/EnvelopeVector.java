package trm.evidence.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import trm.evidence.JsonObject;

/**
 * One envelope with what must come of it: a JSON file, and beside a failing one a sentence that
 * says what was done to it.
 *
 * @param now the receiver's clock
 * @param zerosAppended bytes of zero that follow the envelope, so that an oversized one need not be
 *     kept
 * @param outcome {@code OPENED} or the name of the fault
 */
@SuppressWarnings("ArrayRecordComponent") // Read from a file and opened, never compared.
record EnvelopeVector(
    String name, Instant now, byte[] envelope, long zerosAppended, String outcome, byte[] body) {
  static final Path FOLDER = Path.of("src/test/resources/vectors/envelope");
  static final String OPENED = "OPENED";

  static List<EnvelopeVector> all(String folder) {
    try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(EnvelopeVector::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static EnvelopeVector read(Path file) {
    try {
      JsonObject json = JsonObject.parse(Files.readString(file));
      return new EnvelopeVector(
          file.getFileName().toString().replace(".json", ""),
          json.instant("now"),
          Base64.getDecoder().decode(json.text("envelope")),
          json.number("zerosAppended"),
          json.text("outcome"),
          Base64.getDecoder().decode(json.text("body")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the file, unless it is there. */
  void keep(Path folder) throws IOException {
    Path file = folder.resolve(name + ".json");
    if (Files.exists(file)) {
      return;
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("now", now.toString());
    json.put("outcome", outcome);
    json.put("body", Base64.getEncoder().encodeToString(body));
    json.put("zerosAppended", zerosAppended);
    json.put("envelope", Base64.getEncoder().encodeToString(envelope));
    Files.writeString(file, JsonObject.write(json) + "\n");
  }

  /** The bytes as they arrive. */
  byte[] received() {
    return Arrays.copyOf(envelope, envelope.length + Math.toIntExact(zerosAppended));
  }

  String why() {
    try {
      return Files.readString(FOLDER.resolve("fail").resolve(name + ".why"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
