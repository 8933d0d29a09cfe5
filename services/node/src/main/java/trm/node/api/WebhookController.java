package trm.node.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import trm.node.api.WebhookReader.WebhookWished;
import trm.node.api.WebhookViews.WebhookConflict;
import trm.node.api.WebhookViews.WebhookMade;
import trm.node.api.WebhookViews.WebhookSecretMade;
import trm.node.api.WebhookViews.WebhookShown;
import trm.node.api.WebhookViews.Webhooks;
import trm.node.casework.Officer;
import trm.node.feed.FeedBook.Asker;
import trm.node.identity.CentralPermission;
import trm.node.webhook.Webhook;
import trm.node.webhook.Webhook.Wish;
import trm.node.webhook.WebhookDesk;
import trm.node.webhook.WebhookDesk.Changing;
import trm.node.webhook.WebhookDesk.Made;
import trm.node.webhook.WebhookId;
import trm.node.webhook.WebhookVersion;
import trm.schema.LanguageWish;

/** Where an organisation says to which address it wants to be told what happens. */
@RestController
@Tag(name = "Webhooks")
@RequestMapping(path = "/api/v1/webhooks", produces = MediaType.APPLICATION_JSON_VALUE)
final class WebhookController {
  private final WebhookDesk desk;
  private final WebhookReader wishes;
  private final BodyReader bodies;
  private final Permits permits;
  private final ProblemAnswers problems;
  private final JsonMapper json;

  WebhookController(WebhookDesk desk, Permits permits, ProblemAnswers problems, JsonMapper json) {
    this.desk = desk;
    this.permits = permits;
    this.problems = problems;
    this.json = json;
    this.wishes = new WebhookReader(desk);
    this.bodies = new BodyReader(json);
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "makeWebhook",
      summary = "Has what happens sent to an address",
      description =
          "By Standard Webhooks 1.0.0, from now on. The answer holds the secret, which is never"
              + " shown again. At most twenty an organisation.")
  @AllowedTo(readers = "webhooks")
  @PermittedCentrally(
      value = CentralPermission.READ_EVERY_CASE,
      of = PermittedCentrally.Whom.WHO_ASKS_ABOUT_EVERY_CASE)
  @Takes(WebhookWished.class)
  @Gives(value = WebhookMade.class, status = 201)
  @MayAnswer(ApiError.TOO_MANY_WEBHOOKS)
  ResponseEntity<WebhookMade> make(@AuthenticationPrincipal Jwt token, InputStream body)
      throws IOException {
    Officer officer = EventController.account(token);
    Wish wish = wishes.wish(bodies.read(body, WebhookWished.class), officer);
    permits.requireForEveryCase(wish.everyCase(), token);
    Made made =
        desk.make(EventController.asker(officer), wish)
            .orElseThrow(() -> new ProblemException(ApiError.TOO_MANY_WEBHOOKS));
    return ResponseEntity.created(URI.create("/api/v1/webhooks/" + made.webhook().id()))
        .body(WebhookMade.of(made));
  }

  @GetMapping
  @Operation(operationId = "listWebhooks", summary = "The webhooks of the caller's organisation")
  @AllowedTo(readers = "webhooks")
  Webhooks list(@AuthenticationPrincipal Jwt token) {
    return Webhooks.of(desk.list(asker(token)));
  }

  @GetMapping("/{id}")
  @Operation(
      operationId = "readWebhook",
      summary = "One webhook",
      description = "ETag is its version, for the If-Match of a change.")
  @AllowedTo(readers = "webhooks")
  @MayAnswer(ApiError.UNKNOWN_WEBHOOK)
  ResponseEntity<WebhookShown> find(
      @AuthenticationPrincipal Jwt token, @PathVariable("id") UUID id) {
    Webhook found = known(desk.find(asker(token), new WebhookId(id)));
    return ResponseEntity.ok().eTag(WebhookViews.tag(found)).body(WebhookShown.of(found));
  }

  @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "changeWebhook",
      summary = "Changes what is sent, and to which address",
      description =
          "The secret stays. With If-Match only if nobody asked for something else since; otherwise"
              + " both are answered, in webhook.stored and webhook.yours.")
  @AllowedTo(readers = "webhooks")
  @PermittedCentrally(
      value = CentralPermission.READ_EVERY_CASE,
      of = PermittedCentrally.Whom.WHO_ASKS_ABOUT_EVERY_CASE)
  @Takes(WebhookWished.class)
  @Gives(WebhookShown.class)
  @MayAnswer({ApiError.UNKNOWN_WEBHOOK, ApiError.WEBHOOK_CHANGED})
  ResponseEntity<String> change(
      @AuthenticationPrincipal Jwt token,
      @PathVariable("id") UUID id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      LanguageWish language,
      InputStream body)
      throws IOException {
    Officer officer = EventController.account(token);
    WebhookWished asked = bodies.read(body, WebhookWished.class);
    Wish wish = wishes.wish(asked, officer);
    permits.requireForEveryCase(wish.everyCase(), token);
    WebhookVersion seen = ifMatch == null ? null : WebhookReader.version(ifMatch);
    return switch (known(
        desk.change(EventController.asker(officer), new WebhookId(id), wish, seen))) {
      case Changing.Changed(Webhook webhook) ->
          ResponseEntity.ok()
              .eTag(WebhookViews.tag(webhook))
              .contentType(MediaType.APPLICATION_JSON)
              .body(json.writeValueAsString(WebhookShown.of(webhook)));
      case Changing.Stale(Webhook stored) ->
          problems.answer(
              Problem.of(ApiError.WEBHOOK_CHANGED),
              "webhook",
              json.valueToTree(WebhookConflict.of(stored, asked)),
              language);
    };
  }

  @DeleteMapping("/{id}")
  @Operation(
      operationId = "deleteWebhook",
      summary = "Deletes a webhook",
      description = "With its deliveries and attempts.")
  @AllowedTo(readers = "webhooks")
  @Gives(status = 204)
  @MayAnswer(ApiError.UNKNOWN_WEBHOOK)
  ResponseEntity<Void> delete(@AuthenticationPrincipal Jwt token, @PathVariable("id") UUID id) {
    known(desk.delete(asker(token), new WebhookId(id)));
    return ResponseEntity.noContent().build();
  }

  @PostMapping("/{id}/secret")
  @Operation(
      operationId = "rotateWebhookSecret",
      summary = "Makes a new secret",
      description = "Those before it sign as well until the overlap ends.")
  @AllowedTo(readers = "webhooks")
  @MayAnswer(ApiError.UNKNOWN_WEBHOOK)
  WebhookSecretMade rotate(@AuthenticationPrincipal Jwt token, @PathVariable("id") UUID id) {
    return WebhookSecretMade.of(known(desk.rotate(asker(token), new WebhookId(id))));
  }

  @PostMapping("/{id}/enable")
  @Operation(
      operationId = "enableWebhook",
      summary = "Delivers again to a webhook that was disabled",
      description = "From what happens next on. What it missed is asked for by a replay.")
  @AllowedTo(readers = "webhooks")
  @PermittedCentrally(
      value = CentralPermission.READ_EVERY_CASE,
      of = PermittedCentrally.Whom.WHO_ASKS_ABOUT_EVERY_CASE)
  @MayAnswer(ApiError.UNKNOWN_WEBHOOK)
  WebhookShown enable(@AuthenticationPrincipal Jwt token, @PathVariable("id") UUID id) {
    permits.requireForEveryCase(isToldOfEveryCase(desk, token, id), token);
    return WebhookShown.of(known(desk.enable(asker(token), new WebhookId(id))));
  }

  /** One that is not there is told of nothing. */
  static boolean isToldOfEveryCase(WebhookDesk desk, Jwt token, UUID id) {
    return desk.find(asker(token), new WebhookId(id))
        .filter(webhook -> webhook.wish().everyCase())
        .isPresent();
  }

  private static Asker asker(Jwt token) {
    return EventController.asker(EventController.account(token));
  }

  /** What was found or done; another organisation's webhook answers like one that is not. */
  private static <T> T known(Optional<T> found) {
    return found.orElseThrow(WebhookController::unknown);
  }

  static ProblemException unknown() {
    return new ProblemException(ApiError.UNKNOWN_WEBHOOK);
  }
}
