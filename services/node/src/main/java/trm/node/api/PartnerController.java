package trm.node.api;

import static trm.node.OfficerRole.AUDITOR;
import static trm.node.OfficerRole.NATIONAL_COORDINATOR;
import static trm.node.OfficerRole.OPERATOR;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
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
import trm.node.partner.PartnerDesk.Ended;
import trm.node.partner.PartnerId;
import trm.node.partner.SuspensionDesk;

/** Where an organisation's system comes to call this node, and ceases to. */
@RestController
@Tag(name = "Partners")
@RequestMapping(path = "/api/v1/partners", produces = MediaType.APPLICATION_JSON_VALUE)
final class PartnerController {
  private final PartnerDesk desk;
  private final SuspensionDesk suspensions;
  private final PartnerReader reader;
  private final BodyReader bodies;

  PartnerController(
      PartnerDesk desk, SuspensionDesk suspensions, PartnerReader reader, JsonMapper json) {
    this.desk = desk;
    this.suspensions = suspensions;
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
    Officer officer = officer(token);
    return desk.find(new PartnerId(id))
        .map(standing -> PartnerStanding.of(standing, officer.seesEveryCase()))
        .orElseThrow(PartnerController::unknown);
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
    return shown(
        desk.change(new PartnerId(id), asked.version(), reader.terms(asked), officer(token)));
  }

  @PostMapping("/{id}/suspension")
  @Operation(
      operationId = "suspendPartner",
      summary = "Shuts a partner out at once",
      description =
          "Such as when its key was stolen. This node refuses its tokens from now on, also while"
              + " Keycloak is away; its client there and its webhooks are disabled. What it holds"
              + " stays with it. Journalled.")
  @AllowedTo({NATIONAL_COORDINATOR, OPERATOR})
  @MayAnswer({ApiError.UNKNOWN_PARTNER, ApiError.PARTNER_OVER})
  PartnerShown suspend(@AuthenticationPrincipal Jwt token, @PathVariable("id") UUID id) {
    return shown(suspensions.suspend(new PartnerId(id), officer(token)));
  }

  @DeleteMapping("/{id}/suspension")
  @Operation(
      operationId = "resumePartner",
      summary = "Lets a partner in again",
      description =
          "With the keys that are agreed now: where one was stolen, they are changed first. Tokens"
              + " of before serve no more, and its webhooks stay disabled until it enables each."
              + " Journalled.")
  @AllowedTo(NATIONAL_COORDINATOR)
  @PermittedCentrally(CentralPermission.ONBOARD)
  @MayAnswer({ApiError.UNKNOWN_PARTNER, ApiError.PARTNER_OVER})
  PartnerShown resume(@AuthenticationPrincipal Jwt token, @PathVariable("id") UUID id) {
    return shown(suspensions.resume(new PartnerId(id), officer(token)));
  }

  private static PartnerShown shown(Changed changed) {
    return switch (changed) {
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
              + " cases are offered there in its stead, as the law allows, and a hold of its own is"
              + " released once that organisation has placed one. Journalled.")
  @AllowedTo(NATIONAL_COORDINATOR)
  @PermittedCentrally(CentralPermission.ONBOARD)
  @Takes(PartnerEnd.class)
  @Gives(value = PartnerStanding.class, status = 202)
  @MayAnswer({ApiError.UNKNOWN_PARTNER, ApiError.PARTNER_CANNOT_FOLLOW})
  ResponseEntity<PartnerStanding> end(
      @AuthenticationPrincipal Jwt token, @PathVariable("id") UUID id, InputStream body)
      throws IOException {
    PartnerEnd asked = bodies.read(body, PartnerEnd.class);
    Officer officer = officer(token);
    return switch (desk.end(new PartnerId(id), PartnerReader.successor(asked), officer)) {
      case Ended.Done(var standing) ->
          ResponseEntity.accepted().body(PartnerStanding.of(standing, officer.seesEveryCase()));
      case Ended.CannotFollow() -> throw new ProblemException(ApiError.PARTNER_CANNOT_FOLLOW);
      case Ended.Unknown() -> throw unknown();
    };
  }

  /** Whoever may ask here is a person who signed in. */
  private static Officer officer(Jwt token) {
    return CallerReader.officer(token, CallerReader.account(token));
  }

  private static ProblemException unknown() {
    return new ProblemException(ApiError.UNKNOWN_PARTNER);
  }
}
