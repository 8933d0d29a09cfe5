package trm.node.api;

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
      Set.of(OfficerRole.PARTNER, OfficerRole.CASE_WORKER);
  private static final Set<OfficerRole> SEE_QUARANTINE =
      Set.of(OfficerRole.OPERATOR, OfficerRole.AUDITOR, OfficerRole.NATIONAL_COORDINATOR);
  private final Ledger ledger;

  MailController(Ledger ledger) {
    this.ledger = ledger;
  }

  @GetMapping("/messages")
  Map<String, Object> messages(
      @AuthenticationPrincipal Jwt token,
      @RequestParam(name = "overdue", defaultValue = "false") boolean overdueOnly) {
    return Map.of("messages", ledger.lines(bound(token), overdueOnly, LINES_MAX));
  }

  @GetMapping("/messages/{id}")
  Ledger.Line message(@AuthenticationPrincipal Jwt token, @PathVariable("id") UUID id) {
    return ledger
        .line(id, bound(token))
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
    return Map.of("quarantine", aside);
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
