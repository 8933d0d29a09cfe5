package trm.node.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import trm.node.casework.Officer;
import trm.node.feed.EntryId;
import trm.node.feed.FeedBook.Asker;
import trm.node.feed.FeedJson;
import trm.node.feed.FeedReader;
import trm.node.feed.FeedReader.Reading;
import trm.node.identity.CentralPermission;

/** What happened since the caller asked last. */
@RestController
@Tag(name = "Events")
@RequestMapping(path = "/api/v1/events", produces = MediaType.APPLICATION_JSON_VALUE)
final class EventController {
  private static final int PAGE_MAX = 500;
  private final FeedReader feed;

  EventController(FeedReader feed) {
    this.feed = feed;
  }

  /**
   * What happened, the oldest first.
   *
   * @param next the cursor to ask on from
   * @param more whether there is more already
   */
  record EventPage(List<EventShown> events, @Nullable String next, boolean more) {}

  /** One thing that happened; nothing personal. */
  record EventShown(String id, String cursor, String type, Instant timestamp, EventAbout data) {}

  /** What it is about: a case, or a webhook of the organisation. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record EventAbout(
      Instant occurredAt,
      @JsonProperty("case") @Nullable String caseReference,
      @Nullable String measure,
      @Nullable Long epoch,
      @Nullable Long turn,
      @Nullable String webhook,
      @Nullable String reason) {}

  @GetMapping
  @Operation(
      operationId = "listEvents",
      summary = "What happened since the caller asked last",
      description =
          "In an order that neither skips nor repeats, however long the caller was away. Codes,"
              + " references and times only: who wants to know more reads the case.")
  @AllowedTo(readers = "events")
  @PermittedCentrally(
      value = CentralPermission.READ_EVERY_CASE,
      of = PermittedCentrally.Whom.WHO_SEES_EVERY_CASE)
  @Gives(EventPage.class)
  @MayAnswer({ApiError.CURSOR_MALFORMED, ApiError.CURSOR_UNKNOWN})
  String list(
      @AuthenticationPrincipal Jwt token,
      @RequestParam(name = "after", required = false) @Nullable String after,
      @RequestParam(name = "limit", defaultValue = "100") String limit) {
    Asker asker = asker(account(token));
    EntryId place = after == null ? null : cursor(after);
    return switch (feed.read(asker, place, page(limit))) {
      case Reading.Page page -> page(page).toString();
      case Reading.PlaceUnknown() -> throw new ProblemException(ApiError.CURSOR_UNKNOWN);
    };
  }

  /** The account that asks for its organisation: it reads no case, so it names no officer. */
  static Officer account(Jwt token) {
    return CallerReader.officer(token, CallerReader.account(token));
  }

  static Asker asker(Officer officer) {
    return new Asker(officer.organisation(), officer.seesEveryCase());
  }

  /**
   * Reads a cursor.
   *
   * @throws ProblemException when it is none
   */
  static EntryId cursor(String text) {
    return EntryId.ofCursor(text)
        .orElseThrow(() -> new ProblemException(ApiError.CURSOR_MALFORMED));
  }

  private static int page(String text) {
    if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) < 1) {
      throw RequestJson.wrong("limit", "Has no valid form.");
    }
    return Math.min(PAGE_MAX, Integer.parseInt(text));
  }

  private static ObjectNode page(Reading.Page page) {
    EntryId next = page.next();
    ObjectNode answer = JsonMapper.shared().createObjectNode();
    ArrayNode events = answer.putArray("events");
    page.entries().forEach(entry -> events.add(FeedJson.of(entry)));
    return answer.put("next", next == null ? null : next.cursor()).put("more", page.more());
  }
}
