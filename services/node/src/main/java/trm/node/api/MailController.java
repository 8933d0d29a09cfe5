package trm.node.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
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
import trm.node.OfficerRole;
import trm.node.storage.Ledger;

/** The ledger of mail: class A data only, so an operator may read it too. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
final class MailController {
  private static final int LINES_MAX = 500;
  private static final Set<OfficerRole> BOUND_BY_ORGANISATION =
      Set.of(OfficerRole.PARTNER, OfficerRole.CASE_WORKER, OfficerRole.SUPERVISOR);
  private static final Set<OfficerRole> SEE_QUARANTINE =
      Set.of(OfficerRole.OPERATOR, OfficerRole.AUDITOR, OfficerRole.NATIONAL_COORDINATOR);
  private final Ledger ledger;

  MailController(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * One message in the ledger.
   *
   * @param closedAt when its receipt came in
   */
  record Entry(
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
      String postedAt,
      @Nullable String closedAt,
      String expiresAt) {
    static Entry of(Ledger.Line line) {
      return new Entry(
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
          line.issuedAt().toString(),
          line.closedAt() == null ? null : line.closedAt().toString(),
          line.expiresAt().toString());
    }
  }

  @GetMapping("/messages")
  Map<String, Object> messages(
      @AuthenticationPrincipal Jwt token,
      @RequestParam(name = "case", required = false) @Nullable String caseReference,
      @RequestParam(name = "state", required = false) @Nullable String state,
      @RequestParam(name = "overdue", defaultValue = "false") boolean overdueOnly) {
    Ledger.Question question =
        new Ledger.Question(bound(token), caseReference, state, overdueOnly, LINES_MAX);
    return Map.of("messages", ledger.lines(question).stream().map(Entry::of).toList());
  }

  @GetMapping("/messages/{id}")
  Entry message(@AuthenticationPrincipal Jwt token, @PathVariable("id") UUID id) {
    return ledger
        .line(id, bound(token))
        .map(Entry::of)
        .orElseThrow(() -> new ProblemException(ApiError.UNKNOWN_MESSAGE));
  }

  @GetMapping("/quarantine")
  Map<String, Object> quarantine(@AuthenticationPrincipal Jwt token) {
    if (CallerReader.roles(token).stream().noneMatch(SEE_QUARANTINE::contains)) {
      throw new ProblemException(ApiError.ROLE_NOT_ALLOWED);
    }
    List<Aside> aside =
        ledger.quarantine(LINES_MAX).stream()
            .map(
                one ->
                    new Aside(
                        one.envelope().toString(),
                        one.reason().name(),
                        one.size(),
                        one.sender() == null ? null : one.sender().value(),
                        one.messageId() == null ? null : one.messageId().toString(),
                        one.firstAt().toString(),
                        one.lastAt().toString(),
                        one.times()))
            .toList();
    return Map.of("quarantined", aside);
  }

  /** An envelope that was put aside; its content is kept nowhere. */
  record Aside(
      String envelope,
      String reason,
      int size,
      @Nullable String sender,
      @Nullable String messageId,
      String firstAt,
      String lastAt,
      int times) {}

  private static @Nullable String bound(Jwt token) {
    boolean bounded = CallerReader.roles(token).stream().allMatch(BOUND_BY_ORGANISATION::contains);
    return bounded ? CallerReader.organisation(token) : null;
  }
}
