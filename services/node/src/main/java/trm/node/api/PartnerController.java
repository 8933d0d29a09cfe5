package trm.node.api;

import static trm.node.OfficerRole.AUDITOR;
import static trm.node.OfficerRole.NATIONAL_COORDINATOR;
import static trm.node.OfficerRole.OPERATOR;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import trm.node.api.PartnerReader.PartnerEnd;
import trm.node.api.PartnerReader.PartnerTerms;
import trm.node.api.PartnerReader.PartnerWished;
import trm.node.api.PartnerViews.PartnerMade;
import trm.node.api.PartnerViews.PartnerShown;
import trm.node.api.PartnerViews.PartnerStanding;
import trm.node.api.PartnerViews.Partners;
import trm.node.casework.Officer;
import trm.node.identity.CentralPermission;
import trm.node.partner.PartnerDesk;
import trm.node.partner.PartnerDesk.Asked;
import trm.node.partner.PartnerDesk.Changed;
import trm.node.partner.PartnerDesk.Standing;
import trm.node.partner.PartnerId;

/** Where an organisation's system comes to call this node, and ceases to. */
@RestController
@Tag(name = "Partners")
@RequestMapping(path = "/api/v1/partners", produces = MediaType.APPLICATION_JSON_VALUE)
final class PartnerController {
  private final PartnerDesk desk;
  private final PartnerReader reader;
  private final BodyReader bodies;

  PartnerController(PartnerDesk desk, PartnerReader reader, JsonMapper json) {
    this.desk = desk;
    this.reader = reader;
    this.bodies = new BodyReader(json);
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "askForPartner",
      summary = "Asks that an organisation becomes a partner",
      description =
          "It is PENDING until Keycloak has its client, which signs in with the key given here, and"
              + " ACTIVE then. The secret of its first webhook is never shown again. Journalled.")
  @AllowedTo(NATIONAL_COORDINATOR)
  @PermittedCentrally(CentralPermission.ONBOARD)
  @Takes(PartnerWished.class)
  @Gives(value = PartnerMade.class, status = 201)
  @MayAnswer(ApiError.PARTNER_KNOWN)
  ResponseEntity<PartnerMade> askFor(@AuthenticationPrincipal Jwt token, InputStream body)
      throws IOException {
    Asked asked =
        desk.askFor(reader.wish(bodies.read(body, PartnerWished.class)), officer(token))
            .orElseThrow(() -> new ProblemException(ApiError.PARTNER_KNOWN));
    return ResponseEntity.created(URI.create("/api/v1/partners/" + asked.partner().id()))
        .body(PartnerMade.of(asked));
  }

  @GetMapping
  @Operation(
      operationId = "listPartners",
      summary = "The partners of this node",
      description = "The newest first, those that have ended as well; a thousand at most.")
  @AllowedTo({NATIONAL_COORDINATOR, AUDITOR, OPERATOR})
  Partners list() {
    return Partners.of(desk.list());
  }

  @GetMapping("/{id}")
  @Operation(
      operationId = "readPartner",
      summary = "One partner, and what it holds",
      description = "An operator is told how many cases, and not which.")
  @AllowedTo({NATIONAL_COORDINATOR, AUDITOR, OPERATOR})
  @MayAnswer(ApiError.UNKNOWN_PARTNER)
  PartnerStanding find(@AuthenticationPrincipal Jwt token, @PathVariable("id") UUID id) {
    return standing(desk.find(new PartnerId(id)), officer(token));
  }

  @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "changePartner",
      summary = "Changes a partner's keys, limits or address",
      description =
          "All of what is agreed, with the version that the caller's screen shows. Keycloak is told"
              + " by the next step. Journalled.")
  @AllowedTo(NATIONAL_COORDINATOR)
  @PermittedCentrally(CentralPermission.ONBOARD)
  @Takes(PartnerTerms.class)
  @MayAnswer({ApiError.UNKNOWN_PARTNER, ApiError.PARTNER_CHANGED, ApiError.PARTNER_OVER})
  PartnerShown change(
      @AuthenticationPrincipal Jwt token, @PathVariable("id") UUID id, InputStream body)
      throws IOException {
    PartnerTerms asked = bodies.read(body, PartnerTerms.class);
    return switch (desk.change(
        new PartnerId(id), asked.version(), reader.terms(asked), officer(token))) {
      case Changed.Done(var partner) -> PartnerShown.of(partner);
      case Changed.Stale _ -> throw new ProblemException(ApiError.PARTNER_CHANGED);
      case Changed.Over() -> throw new ProblemException(ApiError.PARTNER_OVER);
      case Changed.Unknown() -> throw unknown();
    };
  }

  @PostMapping(path = "/{id}/off-boarding", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "endPartner",
      summary = "Ends a partner once nothing is left that only it can answer",
      description =
          "Until then it is DRAINING and goes on to work. Where workGoesTo names an organisation, its"
              + " cases are offered there in its stead, as the law allows. Journalled.")
  @AllowedTo(NATIONAL_COORDINATOR)
  @PermittedCentrally(CentralPermission.ONBOARD)
  @Takes(PartnerEnd.class)
  @Gives(value = PartnerStanding.class, status = 202)
  @MayAnswer(ApiError.UNKNOWN_PARTNER)
  ResponseEntity<PartnerStanding> end(
      @AuthenticationPrincipal Jwt token, @PathVariable("id") UUID id, InputStream body)
      throws IOException {
    PartnerEnd asked = bodies.read(body, PartnerEnd.class);
    Officer officer = officer(token);
    return ResponseEntity.accepted()
        .body(
            standing(
                desk.end(new PartnerId(id), PartnerReader.successor(asked), officer), officer));
  }

  private static PartnerStanding standing(Optional<Standing> found, Officer officer) {
    return found
        .map(standing -> PartnerStanding.of(standing, officer.seesEveryCase()))
        .orElseThrow(PartnerController::unknown);
  }

  /** Whoever may ask here is a person who signed in. */
  private static Officer officer(Jwt token) {
    return CallerReader.officer(token, CallerReader.account(token));
  }

  private static ProblemException unknown() {
    return new ProblemException(ApiError.UNKNOWN_PARTNER);
  }
}
