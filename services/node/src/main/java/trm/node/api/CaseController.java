package trm.node.api;

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
import trm.node.Charter;
import trm.node.casework.CaseAnswer;
import trm.node.casework.CaseDesk;
import trm.node.casework.CaseOrder;
import trm.node.casework.DraftDesk;
import trm.node.casework.Officer;
import trm.referral.CaseReference;
import trm.referral.Command;
import trm.schema.LanguageWish;

/** Where officers and partners' systems give orders. */
@RestController
@RequestMapping(path = "/api/v1/cases", consumes = MediaType.APPLICATION_JSON_VALUE)
final class CaseController {
  private static final String OPEN_REFERRAL = "open-referral";
  private static final int KEY_LENGTH_MAX = 128;
  private final Charter charter;
  private final CaseDesk desk;
  private final CommandReader commands;
  private final OpeningReader openings;
  private final Answers answers;
  private final DraftDesk drafts;
  private final JsonMapper json;

  CaseController(
      Charter charter,
      CaseDesk desk,
      CommandReader commands,
      OpeningReader openings,
      Answers answers,
      DraftDesk drafts,
      JsonMapper json) {
    this.charter = charter;
    this.desk = desk;
    this.commands = commands;
    this.openings = openings;
    this.answers = answers;
    this.drafts = drafts;
    this.json = json;
  }

  /**
   * Opens a case from what was taken down at first contact.
   *
   * @param draft what the command was written in; done with once the command is carried out
   */
  @PostMapping
  ResponseEntity<String> open(
      @AuthenticationPrincipal Jwt token,
      @RequestHeader(name = "Acting-Officer", required = false) @Nullable String actingOfficer,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestParam(name = "draft", required = false) @Nullable UUID draft,
      LanguageWish wish,
      InputStream body)
      throws IOException {
    Officer officer = allowed(OPEN_REFERRAL, token, actingOfficer);
    String idempotencyKey = checked(key);
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
  ResponseEntity<String> command(
      @AuthenticationPrincipal Jwt token,
      @PathVariable("case") String caseReference,
      @PathVariable("command") String name,
      @RequestHeader(name = "Acting-Officer", required = false) @Nullable String actingOfficer,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestParam(name = "draft", required = false) @Nullable UUID draft,
      LanguageWish wish,
      InputStream body)
      throws IOException {
    Officer officer = allowed(name, token, actingOfficer);
    String idempotencyKey = checked(key);
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
            digest),
        draft,
        wish);
  }

  /** A draft that a crash leaves behind here is found by its writer, or forgotten in its time. */
  private ResponseEntity<String> carryOut(
      CaseOrder order, @Nullable UUID draft, LanguageWish wish) {
    CaseAnswer answer = desk.carryOut(order);
    if (draft != null && answer instanceof CaseAnswer.Done) {
      drafts.delete(order.by(), draft);
    }
    return answers.of(answer, wish);
  }

  private Officer allowed(String command, Jwt token, @Nullable String actingOfficer) {
    if (!charter.offers(command)) {
      throw new ProblemException(ApiError.UNKNOWN_COMMAND);
    }
    if (!charter.allows(command, CallerReader.roles(token))) {
      throw new ProblemException(ApiError.ROLE_NOT_ALLOWED);
    }
    return CallerReader.officer(token, actingOfficer);
  }

  private static String checked(@Nullable String key) {
    if (key == null || key.isBlank() || key.length() > KEY_LENGTH_MAX) {
      throw new ProblemException(ApiError.IDEMPOTENCY_KEY_MISSING);
    }
    return key;
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
