package trm.node.api;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import trm.evidence.Digest;
import trm.node.casework.CaseOrder;
import trm.node.casework.Officer;
import trm.node.intake.Finding;
import trm.node.intake.HtcdsImport;
import trm.node.intake.ImportForm;
import trm.node.intake.ImportReading;
import trm.node.intake.RowFault;
import trm.referral.CaseReference;
import trm.referral.Octets;
import trm.schema.CodeList;

/** Reads files, and makes the orders that open a case for everybody in them. */
final class ImportReader {
  private static final String LANGUAGE = "prs_PrimaryLanguage";

  private final HtcdsImport files = new HtcdsImport();
  private final CodeList languages = CodeList.named("ISO-639");
  private final OpeningReader openings;
  private final InstantSource clock;

  ImportReader(OpeningReader openings, InstantSource clock) {
    this.openings = openings;
    this.clock = clock;
  }

  /**
   * A file as it came.
   *
   * @param language of whoever's row names none
   */
  record Sent(ImportForm form, Octets file, @Nullable String language, boolean interpreter) {
    /** What else was asked is another request. */
    Digest digest(Officer officer) {
      String head =
          "import\n%s\n%s\n%s\n%s\n".formatted(officer.officer(), form, language, interpreter);
      return Digest.sha256(head.getBytes(StandardCharsets.UTF_8), file.bytes());
    }
  }

  /**
   * Takes a file in.
   *
   * @throws ProblemException when it is too large, or the language is none
   */
  Sent sent(String contentType, InputStream body, @Nullable String language, boolean interpreter)
      throws IOException {
    if (language != null && !languages.contains(language)) {
      throw RequestJson.wrong("defaultLanguage", "Is no code of ISO 639.");
    }
    byte[] bytes = body.readNBytes(RequestJson.BYTES_MAX + 1);
    if (bytes.length > RequestJson.BYTES_MAX) {
      throw new ProblemException(ApiError.BODY_TOO_LARGE);
    }
    return new Sent(
        form(MediaType.parseMediaType(contentType)), Octets.of(bytes), language, interpreter);
  }

  private static ImportForm form(MediaType type) {
    return switch (type.getSubtype()) {
      case "json" -> ImportForm.JSON;
      case "csv" -> ImportForm.CSV;
      case "xml" -> ImportForm.XFORM;
      default -> ImportForm.XLSX;
    };
  }

  /** What stands in a file, and what of it is not enough to open a case. */
  ImportReading read(Sent sent) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    ImportReading reading = files.read(sent.form(), sent.file().bytes(), today);
    List<RowFault> faults = new ArrayList<>(reading.faults());
    reading.people().stream()
        .filter(person -> language(person, sent).isEmpty())
        .map(person -> new RowFault(person.row(), LANGUAGE, Finding.LANGUAGE_MISSING.sentence()))
        .forEach(faults::add);
    return new ImportReading(reading.people(), faults);
  }

  /**
   * An order a person. The first has the caller's key, so that a key is used for one thing.
   *
   * @param reading without a fault
   */
  List<CaseOrder> orders(Sent sent, ImportReading reading, Officer officer, String key) {
    Digest request = sent.digest(officer);
    List<CaseOrder> orders = new ArrayList<>();
    for (ImportReading.Person person : reading.people()) {
      String own = orders.isEmpty() ? key : key + "#" + person.row();
      orders.add(
          new CaseOrder(
              new CaseReference(UUID.randomUUID().toString()),
              openings.of(
                  person.intake(), language(person, sent).orElseThrow(), sent.interpreter()),
              0,
              0,
              officer,
              null,
              own,
              request));
    }
    return orders;
  }

  private static Optional<String> language(ImportReading.Person person, Sent sent) {
    return Optional.ofNullable(person.intake().fields().get(LANGUAGE))
        .or(() -> Optional.ofNullable(sent.language()));
  }
}
