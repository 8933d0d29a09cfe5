package trm.node.api;

import static trm.node.OfficerRole.OPERATOR;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;
import trm.node.api.ImportViews.ImportReport;
import trm.node.casework.CaseReader;
import trm.node.casework.ImportDesk;
import trm.node.casework.Officer;
import trm.node.identity.CentralPermission;
import trm.node.intake.HtcdsExport;
import trm.node.intake.ImportReading;
import trm.schema.LanguageWish;

/**
 * Where case systems of partners hand in what they hold and take it out again, in the field names
 * of the Human Trafficking Case Data Standard 2.0.
 */
@RestController
@Tag(name = "Data in and out")
@RequestMapping("/api/v1")
final class HtcdsController {
  private static final String CSV = "text/csv";
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final MediaType TABLE = MediaType.parseMediaType(CSV + ";charset=UTF-8");

  private final ImportDesk desk;
  private final CaseReader reader;
  private final ImportReader imports;
  private final ImportViews views = new ImportViews();
  private final HtcdsExport exports = new HtcdsExport();

  HtcdsController(ImportDesk desk, CaseReader reader, ImportReader imports) {
    this.desk = desk;
    this.reader = reader;
    this.imports = imports;
  }

  /**
   * Opens a case for everybody in a file, or for nobody.
   *
   * @param language of whoever's row names none
   */
  @PostMapping(
      path = "/imports/htcds",
      consumes = {
        MediaType.APPLICATION_JSON_VALUE,
        CSV,
        XLSX,
        MediaType.APPLICATION_XML_VALUE,
        MediaType.TEXT_XML_VALUE
      },
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "importHtcds",
      summary = "Opens a case for everybody in a file of HTCDS 2.0",
      description =
          "A file as JSON, as CSV, in the published spreadsheet, or as a form made of the published"
              + " XLSForm sends it (XML). Whatever is not understood is reported by row and column,"
              + " and then no case is opened; otherwise all are, in one transaction.")
  @AllowedTo(givers = "open-referral")
  @TakesFile
  @MayAnswer({
    ApiError.IDEMPOTENCY_KEY_MISSING,
    ApiError.IDEMPOTENCY_KEY_REUSED,
    ApiError.CHANGED_MEANWHILE
  })
  ResponseEntity<ImportReport> take(
      @AuthenticationPrincipal Jwt token,
      @RequestHeader(name = "Acting-Officer", required = false) @Nullable String actingOfficer,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestHeader(name = HttpHeaders.CONTENT_TYPE) String contentType,
      @RequestParam(name = "dry", defaultValue = "false") boolean dry,
      @RequestParam(name = "defaultLanguage", required = false) @Nullable String language,
      @RequestParam(name = "interpreter", defaultValue = "true") boolean interpreter,
      LanguageWish wish,
      InputStream body)
      throws IOException {
    Officer officer = CallerReader.officer(token, actingOfficer);
    String own = IdempotencyKeys.checked(key);
    ImportReader.Sent sent = imports.sent(contentType, body, language, interpreter);
    ImportReading reading = imports.read(sent);
    ImportReport report =
        dry || !reading.faults().isEmpty()
            ? views.looked(dry, reading.people().size(), reading.faults(), wish)
            : views.carriedOut(
                reading.people(), desk.carryOut(imports.orders(sent, reading, officer, own)), wish);
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_LANGUAGE, report.language())
        .varyBy(HttpHeaders.ACCEPT_LANGUAGE)
        .body(report);
  }

  /** Writes what the node holds of a case; whoever would as soon have either form gets JSON. */
  @GetMapping(
      path = "/cases/{case}/htcds",
      produces = {MediaType.APPLICATION_JSON_VALUE, CSV})
  @Operation(
      operationId = "exportHtcds",
      summary = "What the node holds of a case, in HTCDS 2.0",
      description =
          "Every field that was handed in, and what has become known since; as text/csv a table of"
              + " every field. What the standard has no field for is not in it. The journal records"
              + " who took it and for what.")
  @AllowedTo(except = OPERATOR)
  @PermittedCentrally(CentralPermission.EXPORT_HTCDS)
  @Gives(alsoAs = CSV)
  @MayAnswer(ApiError.UNKNOWN_CASE)
  ResponseEntity<String> give(
      @AuthenticationPrincipal Jwt token,
      @PathVariable("case") String caseReference,
      @RequestHeader(name = "Acting-Officer", required = false) @Nullable String actingOfficer,
      @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = MediaType.ALL_VALUE) String accept,
      @RequestParam(name = "purpose", defaultValue = "CASE_WORK") String purpose) {
    Officer officer = CallerReader.officer(token, actingOfficer);
    ObjectNode fields =
        reader
            .open(References.caseReference(caseReference), officer, References.purpose(purpose))
            .map(view -> exports.of(view.referral()))
            .orElseThrow(() -> new ProblemException(ApiError.UNKNOWN_CASE));
    return Wishes.prefers(accept, TABLE) ? table(fields) : json(fields);
  }

  private static ResponseEntity<String> json(ObjectNode fields) {
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(fields.toString());
  }

  private ResponseEntity<String> table(ObjectNode fields) {
    return ResponseEntity.ok()
        .contentType(TABLE)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"htcds.csv\"")
        .body(exports.table(List.of(fields)));
  }
}
