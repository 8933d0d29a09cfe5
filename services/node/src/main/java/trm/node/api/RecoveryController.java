package trm.node.api;

import java.time.InstantSource;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import trm.exchange.receipt.Probation;
import trm.exchange.receipt.Recovery;
import trm.node.OfficerRole;
import trm.node.casework.Officer;

/** Where an operator sees that a node waits for its peers' word, and ends the wait. */
@RestController
@RequestMapping(path = "/api/v1/recovery", produces = MediaType.APPLICATION_JSON_VALUE)
final class RecoveryController {
  private final Recovery recovery;
  private final Probation probation;
  private final InstantSource clock;

  RecoveryController(Recovery recovery, Probation probation, InstantSource clock) {
    this.recovery = recovery;
    this.probation = probation;
    this.clock = clock;
  }

  @GetMapping
  Map<String, Object> state(@AuthenticationPrincipal Jwt token) {
    requireOperator(token);
    return answer();
  }

  /** The node goes on as if every peer had answered; the journal says who decided so. */
  @PostMapping("/decision")
  Map<String, Object> decide(@AuthenticationPrincipal Jwt token) {
    requireOperator(token);
    Officer by = CallerReader.officer(token, null);
    recovery.decide(by.organisation().value(), by.officer().value(), clock.instant());
    return answer();
  }

  private Map<String, Object> answer() {
    return Map.of("asking", !probation.isOpen(), "peersAwaited", probation.awaited());
  }

  private static void requireOperator(Jwt token) {
    if (!CallerReader.roles(token).contains(OfficerRole.OPERATOR)) {
      throw new ProblemException(ApiError.ROLE_NOT_ALLOWED);
    }
  }
}
