package trm.node.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import trm.evidence.Digest;
import trm.node.casework.CaseAnswer;
import trm.node.casework.CaseDesk;
import trm.node.casework.CaseOrder;
import trm.node.casework.DraftDesk;
import trm.node.casework.Officer;
import trm.node.tracing.OpenStep;
import trm.node.tracing.SpanKey;
import trm.node.tracing.TracedStep;
import trm.node.tracing.Tracing;
import trm.referral.CaseReference;
import trm.referral.Command;
import trm.schema.LanguageWish;

/** Where officers and partners' systems give orders. */
@RestController
@Tag(name = "Cases")
@RequestMapping(path = "/api/v1/cases", consumes = MediaType.APPLICATION_JSON_VALUE)
final class CaseController {
  private static final String OPEN_REFERRAL = "open-referral";
  private final CaseDesk desk;
  private final CommandReader commands;
  private final OpeningReader openings;
  private final Answers answers;
  private final DraftDesk drafts;
  private final JsonMapper json;
  private final Tracing tracing;

  CaseController(
      CaseDesk desk,
      CommandReader commands,
      OpeningReader openings,
      Answers answers,
      DraftDesk drafts,
      JsonMapper json,
      Tracing tracing) {
    this.desk = desk;
    this.commands = commands;
    this.openings = openings;
    this.answers = answers;
    this.drafts = drafts;
    this.json = json;
    this.tracing = tracing;
  }

  /**
   * Opens a case from what was taken down at first contact.
   *
   * @param draft what the command was written in; done with once the command is carried out
   */
  @PostMapping
  @Operation(
      operationId = "openCase",
      summary = "Opens a case",
      description =
          "From what was taken down at first contact: the fields of open-referral, and intake, a"
              + " file in HTCDS 2.0 field names from which profile and identity are taken.")
  @AllowedTo(givers = OPEN_REFERRAL)
  @Gives(value = Answers.CommandDone.class, status = 202)
  @MayAnswer({
    ApiError.UNKNOWN_COMMAND,
    ApiError.UNKNOWN_CODE,
    ApiError.RULES_BROKEN,
    ApiError.IDEMPOTENCY_KEY_MISSING,
    ApiError.IDEMPOTENCY_KEY_REUSED,
    ApiError.CHANGED_MEANWHILE
  })
  ResponseEntity<String> open(
      @AuthenticationPrincipal Jwt token,
      @RequestHeader(name = "Acting-Officer", required = false) @Nullable String actingOfficer,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestParam(name = "draft", required = false) @Nullable UUID draft,
      LanguageWish wish,
      InputStream body)
      throws IOException {
    Officer officer = CallerReader.officer(token, actingOfficer);
    String idempotencyKey = IdempotencyKeys.checked(key);
    RequestJson request = RequestJson.read(body, json);
    Digest digest = digest("open", officer, request);
    Instant occurredAt = occurredAt(request);
    Command command = openings.read(request.fields());
    CaseReference fresh = new CaseReference(UUID.randomUUID().toString());
    return carryOut(
        new CaseOrder(fresh, command, 0, 0, officer, occurredAt, idempotencyKey, digest),
        draft,
        wish);
  }

  /** Gives a command about a case. */
  @PostMapping("/{case}/commands/{command}")
  @Operation(
      operationId = "command",
      summary = "Gives a command about a case",
      description = "Decided, journalled and posted when it answers 202.")
  @AllowedTo(givers = "{command}")
  @Gives(value = Answers.CommandDone.class, status = 202)
  @MayAnswer({
    ApiError.UNKNOWN_CASE,
    ApiError.UNKNOWN_COMMAND,
    ApiError.UNKNOWN_CODE,
    ApiError.RULES_BROKEN,
    ApiError.EPOCH_STALE,
    ApiError.TURN_STALE,
    ApiError.CASE_CHANGED,
    ApiError.IDEMPOTENCY_KEY_MISSING,
    ApiError.IDEMPOTENCY_KEY_REUSED,
    ApiError.CHANGED_MEANWHILE
  })
  ResponseEntity<String> command(
      @AuthenticationPrincipal Jwt token,
      @PathVariable("case") String caseReference,
      @PathVariable("command") String name,
      @RequestHeader(name = "Acting-Officer", required = false) @Nullable String actingOfficer,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @RequestParam(name = "draft", required = false) @Nullable UUID draft,
      LanguageWish wish,
      InputStream body)
      throws IOException {
    if (CommandReader.hasItsOwnDoor(name)) {
      throw new ProblemException(ApiError.UNKNOWN_COMMAND);
    }
    Officer officer = CallerReader.officer(token, actingOfficer);
    String idempotencyKey = IdempotencyKeys.checked(key);
    RequestJson request = RequestJson.read(body, json);
    Digest digest = digest(caseReference + "\n" + name, officer, request);
    Instant occurredAt = occurredAt(request);
    long epoch = request.takeLong("epoch");
    long turn = request.takeLong("turn");
    Command command = commands.read(name, request.fields(), Map.of());
    return carryOut(
        new CaseOrder(
            References.caseReference(caseReference),
            command,
            epoch,
            turn,
            officer,
            occurredAt,
            idempotencyKey,
            digest,
            ifMatch == null ? null : References.version(ifMatch)),
        draft,
        wish);
  }

  /** A draft that a crash leaves behind here is found by its writer, or forgotten in its time. */
  private ResponseEntity<String> carryOut(
      CaseOrder order, @Nullable UUID draft, LanguageWish wish) {
    CaseAnswer answer = traced(order);
    if (draft != null && answer instanceof CaseAnswer.Done) {
      drafts.delete(order.by(), draft);
    }
    return answers.of(answer, wish);
  }

  /** Which command it was would tell of a case. */
  private CaseAnswer traced(CaseOrder order) {
    try (OpenStep step = tracing.within(TracedStep.COMMAND)) {
      CaseAnswer answer = desk.carryOut(order);
      step.with(SpanKey.OUTCOME, answer.getClass().getSimpleName());
      return answer;
    }
  }

  /** Who acts is part of what is asked: another officer's same words are another request. */
  private static Digest digest(String what, Officer officer, RequestJson request) {
    String head = what + "\n" + officer.officer() + "\n";
    return Digest.sha256(head.getBytes(StandardCharsets.UTF_8), request.digest().bytes());
  }

  private static @Nullable Instant occurredAt(RequestJson request) {
    String text = request.takeText("occurredAt");
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeException e) {
      throw RequestJson.wrong("occurredAt", "Is no point in time.");
    }
  }
}
