package trm.node.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
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
import trm.evidence.Digest;
import trm.node.OfficerRole;
import trm.node.attachment.FileForm;
import trm.node.casework.AttachmentDesk;
import trm.node.casework.AttachmentDesk.Look;
import trm.node.casework.CaseOrder;
import trm.node.casework.Officer;
import trm.referral.Attachment;
import trm.referral.AttachmentId;
import trm.referral.CaseCommand.FileAttachment;
import trm.referral.CaseReference;
import trm.referral.Octets;
import trm.schema.LanguageWish;

/** Photos and scans: filed here, sent by the commands that name them, and read here. */
@RestController
@Tag(name = "Cases")
@RequestMapping("/api/v1/cases/{case}/attachments")
final class AttachmentController {
  /** Nothing is loaded and nothing runs, whatever a file might hold. */
  private static final String POLICY = "default-src 'none'; sandbox";

  /** A file takes several times its size while it is looked through, and the heap is small. */
  private static final int AT_ONCE = 4;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final AttachmentDesk desk;
  private final Answers answers;
  private final BodyReader bodies;
  private final Semaphore filing = new Semaphore(AT_ONCE, true);

  /** Apart, so that whoever sends slowly keeps nobody from a photo that is needed now. */
  private final Semaphore showing = new Semaphore(AT_ONCE, true);

  AttachmentController(AttachmentDesk desk, Answers answers, BodyReader bodies) {
    this.desk = desk;
    this.bodies = bodies;
    this.answers = answers;
  }

  /**
   * Files a photo or a scan.
   *
   * @param shows a code of attachment-kinds
   */
  @PostMapping(
      consumes = {
        MediaType.IMAGE_JPEG_VALUE,
        MediaType.IMAGE_PNG_VALUE,
        MediaType.APPLICATION_PDF_VALUE
      },
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "fileAttachment",
      summary = "Files a photo or a scan",
      description =
          "The bytes of a JPEG, a PNG or a PDF of 3 MiB at most. What a photo says of where and"
              + " when it was taken is taken out. The answer's created is named by the command that"
              + " sends it; until then it goes nowhere.")
  @AllowedTo(givers = "file-attachment")
  @Gives(value = Answers.CommandDone.class, status = 202)
  @MayAnswer({
    ApiError.UNKNOWN_CASE,
    ApiError.UNKNOWN_CODE,
    ApiError.RULES_BROKEN,
    ApiError.FILE_TOO_LARGE,
    ApiError.FILE_UNSOUND,
    ApiError.IDEMPOTENCY_KEY_MISSING,
    ApiError.IDEMPOTENCY_KEY_REUSED,
    ApiError.CHANGED_MEANWHILE
  })
  ResponseEntity<String> file(
      @AuthenticationPrincipal Jwt token,
      @PathVariable("case") String caseReference,
      @RequestHeader(name = "Acting-Officer", required = false) @Nullable String actingOfficer,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestHeader(name = HttpHeaders.CONTENT_TYPE) String contentType,
      @RequestParam(name = "shows") String shows,
      LanguageWish wish,
      InputStream body)
      throws IOException {
    Officer officer = CallerReader.officer(token, actingOfficer);
    String own = IdempotencyKeys.checked(key);
    FileForm form = form(contentType);
    takePlace(filing);
    try {
      byte[] content = content(form, body);
      Digest digest = Digest.sha256(content);
      FileAttachment command =
          new FileAttachment(shows, form.mediaType(), Octets.of(digest.bytes()), content.length);
      String asked =
          "attachment\n" + caseReference + "\n" + shows + "\n" + officer.officer() + "\n";
      CaseOrder order =
          new CaseOrder(
              References.caseReference(caseReference),
              command,
              0,
              0,
              officer,
              null,
              own,
              Digest.sha256(asked.getBytes(StandardCharsets.UTF_8), digest.bytes()));
      return answers.of(desk.file(order, content), wish);
    } finally {
      filing.release();
    }
  }

  private static void takePlace(Semaphore places) {
    try {
      if (places.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new ProblemException(ApiError.TOO_MANY_REQUESTS);
  }

  private static FileForm form(String contentType) {
    MediaType type = MediaType.parseMediaType(contentType);
    return FileForm.of(type.getType() + "/" + type.getSubtype())
        .orElseThrow(() -> new ProblemException(ApiError.UNSUPPORTED_MEDIA_TYPE));
  }

  private static byte[] content(FileForm form, InputStream body) throws IOException {
    int max = (int) Attachment.MESSAGE_SIZE_MAX;
    byte[] sent = body.readNBytes(max + 1);
    if (sent.length > max) {
      throw new ProblemException(ApiError.FILE_TOO_LARGE);
    }
    return form.bare(sent).orElseThrow(() -> new ProblemException(ApiError.FILE_UNSOUND));
  }

  /** Shows it: never inside a page, and never kept by whatever shows it. */
  @GetMapping(
      path = "/{attachment}",
      produces = {
        MediaType.IMAGE_JPEG_VALUE,
        MediaType.IMAGE_PNG_VALUE,
        MediaType.APPLICATION_PDF_VALUE
      })
  @Operation(
      operationId = "readAttachment",
      summary = "A photo or a scan of a case",
      description =
          "One that was filed here or came with a peer's message. The journal records who read it"
              + " and for what.")
  @AllowedTo(except = OfficerRole.OPERATOR)
  @GivesFile
  @MayAnswer({ApiError.UNKNOWN_CASE, ApiError.UNKNOWN_ATTACHMENT})
  ResponseEntity<byte[]> read(
      @AuthenticationPrincipal Jwt token,
      @PathVariable("case") String caseReference,
      @PathVariable("attachment") String attachment,
      @RequestHeader(name = "Acting-Officer", required = false) @Nullable String actingOfficer,
      @RequestParam(name = "purpose", defaultValue = "CASE_WORK") String purpose) {
    Officer officer = CallerReader.officer(token, actingOfficer);
    CaseReference reference = References.caseReference(caseReference);
    AttachmentId id = References.attachment(attachment);
    String coded = References.purpose(purpose);
    return look(() -> desk.show(reference, id, officer, coded));
  }

  @PostMapping(
      path = "/{attachment}/emergency-reading",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = {
        MediaType.IMAGE_JPEG_VALUE,
        MediaType.IMAGE_PNG_VALUE,
        MediaType.APPLICATION_PDF_VALUE
      })
  @Operation(
      operationId = "readAttachmentInEmergency",
      summary = "A photo or a scan of any case of this node, because a life is in danger",
      description = "As the case itself is read in an emergency, and journalled likewise.")
  @AllowedTo(except = {OfficerRole.OPERATOR, OfficerRole.PARTNER})
  @Takes(EmergencyReason.class)
  @GivesFile
  @MayAnswer({ApiError.UNKNOWN_CASE, ApiError.UNKNOWN_ATTACHMENT, ApiError.UNKNOWN_CODE})
  ResponseEntity<byte[]> readInEmergency(
      @AuthenticationPrincipal Jwt token,
      @PathVariable("case") String caseReference,
      @PathVariable("attachment") String attachment,
      InputStream body)
      throws IOException {
    Officer officer = EmergencyReason.officer(token);
    String reason = bodies.read(body, EmergencyReason.class).code();
    CaseReference reference = References.caseReference(caseReference);
    AttachmentId id = References.attachment(attachment);
    return look(() -> desk.showInEmergency(reference, id, officer, reason));
  }

  private ResponseEntity<byte[]> look(Supplier<Look> asked) {
    takePlace(showing);
    try {
      return switch (asked.get()) {
        case Look.Shown shown -> shown(shown);
        case Look.NoFile none -> throw new ProblemException(ApiError.UNKNOWN_ATTACHMENT);
        case Look.NoCase none -> throw new ProblemException(ApiError.UNKNOWN_CASE);
      };
    } finally {
      showing.release();
    }
  }

  private static ResponseEntity<byte[]> shown(Look.Shown shown) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(shown.attachment().mediaType()))
        .cacheControl(CacheControl.noStore())
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition(shown.attachment()))
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", POLICY)
        .body(shown.content());
  }

  /** Named by its id: a name that somebody chose would be one more thing to trust. */
  private static String disposition(Attachment file) {
    String extension = FileForm.of(file.mediaType()).map(FileForm::extension).orElse("bin");
    AttachmentId id = file.attachmentId();
    return ContentDisposition.attachment().filename(id + "." + extension).build().toString();
  }
}
