package trm.node.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import trm.exchange.inbox.Quarantined;
import trm.node.OfficerRole;
import trm.node.casework.Officer;
import trm.node.casework.Page;
import trm.node.identity.CentralPermission;
import trm.node.storage.Ledger;

/** The ledger of mail: class A data only, so an operator may read it too. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Mail")
final class MailController {
  private final Ledger ledger;
  private final Permits permits;

  MailController(Ledger ledger, Permits permits) {
    this.ledger = ledger;
    this.permits = permits;
  }

  /**
   * One message in the ledger.
   *
   * @param closedAt when its receipt came in
   */
  record MessageEntry(
      String messageId,
      String recipient,
      String eventType,
      @JsonProperty("case") @Nullable String caseReference,
      long epoch,
      String state,
      boolean overdue,
      int sends,
      int failures,
      @Nullable String lastError,
      @Nullable String toldCode,
      Instant postedAt,
      @Nullable Instant closedAt,
      Instant expiresAt) {
    static MessageEntry of(Ledger.Line line) {
      return new MessageEntry(
          line.messageId(),
          line.recipient(),
          line.eventType(),
          line.caseReference(),
          line.epoch(),
          line.state(),
          line.overdue(),
          line.sends(),
          line.failures(),
          line.lastError(),
          line.toldCode(),
          line.issuedAt(),
          line.closedAt(),
          line.expiresAt());
    }
  }

  /**
   * A page of what the ledger holds for the question.
   *
   * @param next where the next one begins, if there may be one
   */
  record MessageEntries(List<MessageEntry> messages, @Nullable String next) {}

  @GetMapping("/messages")
  @Operation(
      operationId = "listMessages",
      summary = "The ledger of messages sent",
      description =
          "The newest first. Nothing personal. Of every case where the caller sees every case and"
              + " names none.")
  @AllowedTo
  @PermittedCentrally(
      value = CentralPermission.READ_EVERY_CASE,
      of = PermittedCentrally.Whom.WHO_ASKS_ABOUT_EVERY_CASE)
  MessageEntries messages(
      @AuthenticationPrincipal Jwt token,
      @RequestParam(name = "case", required = false) @Nullable String caseReference,
      @RequestParam(name = "state", required = false) @Nullable String state,
      @RequestParam(name = "overdue", defaultValue = "false") boolean overdueOnly,
      @RequestParam(name = "after", required = false) @Nullable String after,
      @RequestParam(name = "max", defaultValue = "200") String max) {
    permits.requireForEveryCase(
        Officer.seesEveryCase(CallerReader.roles(token)) && caseReference == null, token);
    int size = Cursor.pageSize(max);
    List<Ledger.Line> lines =
        ledger.lines(
            new Ledger.Question(
                bound(token), caseReference, state, overdueOnly, Cursor.number(after), size));
    return new MessageEntries(
        lines.stream().map(MessageEntry::of).toList(),
        lines.size() < size ? null : Cursor.of(Long.toString(lines.getLast().position())));
  }

  @GetMapping("/messages/{id}")
  @Operation(operationId = "readMessage", summary = "One message in the ledger")
  @AllowedTo
  @MayAnswer(ApiError.UNKNOWN_MESSAGE)
  MessageEntry message(@AuthenticationPrincipal Jwt token, @PathVariable("id") UUID id) {
    return ledger
        .line(id, bound(token))
        .map(MessageEntry::of)
        .orElseThrow(() -> new ProblemException(ApiError.UNKNOWN_MESSAGE));
  }

  @GetMapping("/quarantine")
  @Operation(
      operationId = "listQuarantine",
      summary = "What was put aside, and why",
      description = "Envelopes that could not be taken in, the last first; their content is gone.")
  @AllowedTo({OfficerRole.OPERATOR, OfficerRole.AUDITOR, OfficerRole.NATIONAL_COORDINATOR})
  Quarantine quarantine(
      @RequestParam(name = "after", required = false) @Nullable String after,
      @RequestParam(name = "max", defaultValue = "200") String max) {
    Page<Quarantined> page = ledger.quarantine(Cursor.place(after), Cursor.pageSize(max));
    return new Quarantine(page.map(EnvelopeAside::of), Cursor.of(page.next()));
  }

  /**
   * A page of what was put aside.
   *
   * @param next where the next one begins, if there may be one
   */
  record Quarantine(List<EnvelopeAside> quarantined, @Nullable String next) {}

  /** An envelope that was put aside; its content is kept nowhere. */
  record EnvelopeAside(
      String envelope,
      String reason,
      int size,
      @Nullable String sender,
      @Nullable String messageId,
      Instant firstAt,
      Instant lastAt,
      int times) {
    static EnvelopeAside of(Quarantined one) {
      return new EnvelopeAside(
          one.envelope().toString(),
          one.reason().name(),
          one.size(),
          one.sender() == null ? null : one.sender().value(),
          one.messageId() == null ? null : one.messageId().toString(),
          one.firstAt(),
          one.lastAt(),
          one.times());
    }
  }

  private static @Nullable String bound(Jwt token) {
    Set<OfficerRole> roles = CallerReader.roles(token);
    boolean bounded = !Officer.seesEveryCase(roles) && !roles.contains(OfficerRole.OPERATOR);
    return bounded ? CallerReader.organisation(token) : null;
  }
}
