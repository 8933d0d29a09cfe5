package trm.node.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import trm.node.feed.EntryId;
import trm.node.feed.FeedBook.Asker;
import trm.node.identity.CentralPermission;
import trm.node.webhook.Attempt;
import trm.node.webhook.DeliveryDesk;
import trm.node.webhook.DeliveryDesk.From;
import trm.node.webhook.DeliveryDesk.Replay;
import trm.node.webhook.DeliveryId;
import trm.node.webhook.Outcome;
import trm.node.webhook.WebhookDesk;
import trm.node.webhook.WebhookId;

/** Where an organisation sees what became of its deliveries, and has them made again. */
@RestController
@Tag(name = "Webhooks")
@RequestMapping(path = "/api/v1/webhooks/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
final class WebhookDeliveryController {
  private static final int PAGE = 200;
  private final DeliveryDesk desk;
  private final WebhookDesk webhooks;
  private final Permits permits;
  private final BodyReader bodies;

  WebhookDeliveryController(
      DeliveryDesk desk, WebhookDesk webhooks, Permits permits, JsonMapper json) {
    this.desk = desk;
    this.webhooks = webhooks;
    this.permits = permits;
    this.bodies = new BodyReader(json);
  }

  /** A delivery that was made to try a webhook. */
  record WebhookTried(String delivery) {}

  /**
   * Attempts, the newest first.
   *
   * @param before where the next page begins; null on the last one
   */
  record AttemptPage(List<AttemptShown> attempts, @Nullable String before) {}

  /** One attempt; nothing of what was sent or answered but the status. */
  record AttemptShown(
      String delivery,
      @Nullable String event,
      Instant at,
      Outcome outcome,
      @Nullable Long status,
      long latencyMillis) {
    static AttemptShown of(Attempt attempt) {
      EntryId entry = attempt.entry();
      Integer status = attempt.status();
      return new AttemptShown(
          attempt.delivery().toString(),
          entry == null ? null : entry.toString(),
          attempt.at(),
          attempt.outcome(),
          status == null ? null : Long.valueOf(status),
          attempt.latencyMillis());
    }
  }

  /** One delivery, or everything behind a cursor or recorded from a time on: one of the three. */
  public record ReplayAsked(
      @Nullable UUID delivery, @Nullable String after, @Nullable Instant since) {}

  /** That it will be delivered. */
  record ReplayAccepted(boolean accepted) {}

  @PostMapping("/test")
  @Operation(
      operationId = "tryWebhook",
      summary = "Has one delivery made to try a webhook",
      description = "Tried once, also where the webhook is disabled.")
  @AllowedTo(readers = "webhooks")
  @Gives(value = WebhookTried.class, status = 202)
  @MayAnswer(ApiError.UNKNOWN_WEBHOOK)
  ResponseEntity<WebhookTried> test(
      @AuthenticationPrincipal Jwt token, @PathVariable("id") UUID id) {
    DeliveryId delivery =
        desk.test(asker(token), new WebhookId(id)).orElseThrow(WebhookController::unknown);
    return ResponseEntity.accepted().body(new WebhookTried(delivery.toString()));
  }

  @GetMapping("/attempts")
  @Operation(
      operationId = "listWebhookAttempts",
      summary = "What became of each attempt",
      description = "The newest first, 200 at a time. Kept for ninety days.")
  @AllowedTo(readers = "webhooks")
  @MayAnswer(ApiError.UNKNOWN_WEBHOOK)
  AttemptPage attempts(
      @AuthenticationPrincipal Jwt token,
      @PathVariable("id") UUID id,
      @RequestParam(name = "before", required = false) @Nullable String before) {
    Long number = before == null ? null : number(before);
    List<Attempt> attempts =
        desk.attempts(asker(token), new WebhookId(id), number, PAGE)
            .orElseThrow(WebhookController::unknown);
    boolean full = attempts.size() == PAGE;
    return new AttemptPage(
        attempts.stream().map(AttemptShown::of).toList(),
        full ? Long.toString(attempts.getLast().number()) : null);
  }

  private static Long number(String text) {
    if (!text.matches("[0-9]{1,18}")) {
      throw RequestJson.wrong("before", "Has no valid form.");
    }
    return Long.valueOf(text);
  }

  @PostMapping(path = "/replay", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "replayWebhook",
      summary = "Has something delivered again",
      description =
          "One delivery, or all that is in the feed behind a cursor or from a time on, also of"
              + " before the webhook. Each has the id that it had.")
  @AllowedTo(readers = "webhooks")
  @PermittedCentrally(
      value = CentralPermission.READ_EVERY_CASE,
      of = PermittedCentrally.Whom.WHO_ASKS_ABOUT_EVERY_CASE)
  @Takes(ReplayAsked.class)
  @Gives(value = ReplayAccepted.class, status = 202)
  @MayAnswer({
    ApiError.UNKNOWN_WEBHOOK,
    ApiError.UNKNOWN_DELIVERY,
    ApiError.CURSOR_MALFORMED,
    ApiError.CURSOR_UNKNOWN,
    ApiError.WEBHOOK_DISABLED
  })
  ResponseEntity<ReplayAccepted> replay(
      @AuthenticationPrincipal Jwt token, @PathVariable("id") UUID id, InputStream body)
      throws IOException {
    ReplayAsked asked = bodies.read(body, ReplayAsked.class);
    if (Stream.of(asked.delivery(), asked.after(), asked.since()).filter(Objects::nonNull).count()
        != 1) {
      throw RequestJson.wrong("delivery", "Has no valid form.");
    }
    permits.requireForEveryCase(WebhookController.isToldOfEveryCase(webhooks, token, id), token);
    return answer(replay(asker(token), new WebhookId(id), asked));
  }

  private Replay replay(Asker asker, WebhookId webhook, ReplayAsked asked) {
    UUID delivery = asked.delivery();
    return delivery == null
        ? desk.replay(asker, webhook, from(asked.after(), asked.since()))
        : desk.replay(asker, webhook, new DeliveryId(delivery));
  }

  private static From from(@Nullable String after, @Nullable Instant since) {
    return after == null
        ? new From.Time(Objects.requireNonNull(since))
        : new From.Place(EventController.cursor(after));
  }

  private static ResponseEntity<ReplayAccepted> answer(Replay replay) {
    return switch (replay) {
      case ACCEPTED -> ResponseEntity.accepted().body(new ReplayAccepted(true));
      case UNKNOWN_WEBHOOK -> throw WebhookController.unknown();
      case UNKNOWN_DELIVERY -> throw new ProblemException(ApiError.UNKNOWN_DELIVERY);
      case UNKNOWN_PLACE -> throw new ProblemException(ApiError.CURSOR_UNKNOWN);
      case DISABLED -> throw new ProblemException(ApiError.WEBHOOK_DISABLED);
    };
  }

  private static Asker asker(Jwt token) {
    return EventController.asker(EventController.account(token));
  }
}
