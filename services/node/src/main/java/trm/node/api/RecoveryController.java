package trm.node.api;

import static trm.node.OfficerRole.OPERATOR;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import trm.exchange.receipt.Probation;
import trm.exchange.receipt.Recovery;
import trm.node.casework.Officer;

/** Where an operator sees that a node waits for its peers' word, and ends the wait. */
@RestController
@Tag(name = "Operations")
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

  /**
   * Whether the node waits for its peers' word on its own journal.
   *
   * @param peersAwaited how many have not answered
   */
  record RecoveryState(boolean asking, int peersAwaited) {}

  @GetMapping
  @Operation(
      operationId = "readRecovery",
      summary = "Whether the node waits for its peers' word on its own journal")
  @AllowedTo(OPERATOR)
  RecoveryState state() {
    return new RecoveryState(!probation.isOpen(), probation.awaited());
  }

  @PostMapping("/decision")
  @Operation(
      operationId = "decideRecovery",
      summary = "Ends the wait for the peers' word",
      description =
          "The node goes on as if every peer had answered; the journal says who decided so.")
  @AllowedTo(OPERATOR)
  RecoveryState decide(@AuthenticationPrincipal Jwt token) {
    Officer by = CallerReader.officer(token, null);
    recovery.decide(by.organisation().value(), by.officer().value(), clock.instant());
    return state();
  }
}
