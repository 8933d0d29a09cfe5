package trm.node.api;

import static trm.node.OfficerRole.AUDITOR;
import static trm.node.OfficerRole.OPERATOR;
import static trm.node.OfficerRole.PARTNER;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import trm.node.casework.Officer;
import trm.node.notice.MailAddress;
import trm.node.notice.NoticeDesk;
import trm.node.notice.NoticeKind;
import trm.node.notice.Subscription;
import trm.schema.Languages;

/** Where an officer asks for mail when something waits. */
@RestController
@Tag(name = "Notices")
@RequestMapping(path = "/api/v1/notices", produces = MediaType.APPLICATION_JSON_VALUE)
final class NoticeController {
  private final NoticeDesk desk;
  private final boolean on;
  private final BodyReader bodies;

  /**
   * @param on whether this node sends mail at all
   */
  NoticeController(NoticeDesk desk, boolean on, JsonMapper json) {
    this.desk = desk;
    this.on = on;
    this.bodies = new BodyReader(json);
  }

  /**
   * What an officer asks for.
   *
   * @param language one in which officers are spoken to
   * @param kinds only of these; none for all
   */
  public record NoticesWished(String address, String language, List<NoticeKind> kinds) {
    @Override
    public String toString() {
      return "NoticesWished[protected]";
    }
  }

  /** Whether mails come. */
  enum NoticesState {
    /** Nothing was asked for, or it ended. */
    NONE,
    ACTIVE,
    /** The mail server refuses the address; nothing is sent until another is named. */
    ADDRESS_REFUSED,
    /** This node sends no mail; it will from the day on which its operator names a server. */
    OFF
  }

  /** What an officer asked for. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record NoticesShown(
      NoticesState state,
      @Nullable String address,
      @Nullable String language,
      @Nullable List<NoticeKind> kinds,
      @Nullable Instant endsAt) {}

  /** An officer whom no mail reaches. */
  record AddressRefused(String organisation, String officer, @Nullable Instant since) {}

  /** Officers whom no mail reaches. */
  record AddressesRefused(List<AddressRefused> refused) {}

  @GetMapping("/subscription")
  @Operation(operationId = "readNotices", summary = "What mail the caller asked for")
  @AllowedTo(except = {PARTNER, AUDITOR, OPERATOR})
  NoticesShown read(@AuthenticationPrincipal Jwt token) {
    return desk.find(person(token))
        .map(this::shown)
        .orElse(new NoticesShown(NoticesState.NONE, null, null, null, null));
  }

  @PutMapping(path = "/subscription", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "askForNotices",
      summary = "Asks for mail when something waits for the caller",
      description =
          "Mails hold counts and where to sign in, and nothing of a case. They come together, and"
              + " end unless this is asked for anew. Never for a partner's system, which has"
              + " webhooks.")
  @AllowedTo(except = {PARTNER, AUDITOR, OPERATOR})
  @Takes(NoticesWished.class)
  NoticesShown ask(@AuthenticationPrincipal Jwt token, InputStream body) throws IOException {
    Officer officer = person(token);
    NoticesWished wished = bodies.read(body, NoticesWished.class);
    if (!MailAddress.isOne(wished.address())) {
      throw RequestJson.wrong("address", "Has no valid form.");
    }
    if (!Languages.ofOfficers().tags().contains(wished.language())) {
      throw RequestJson.wrong("language", "Is no code.");
    }
    return shown(
        desk.subscribe(
            officer, new MailAddress(wished.address()), wished.language(), kinds(wished)));
  }

  private static Set<NoticeKind> kinds(NoticesWished wished) {
    return wished.kinds().isEmpty()
        ? Set.of(NoticeKind.values())
        : new LinkedHashSet<>(wished.kinds());
  }

  @DeleteMapping("/subscription")
  @Operation(operationId = "endNotices", summary = "Ends the caller's mail")
  @AllowedTo(except = {PARTNER, AUDITOR, OPERATOR})
  @Gives(status = 204)
  ResponseEntity<Void> end(@AuthenticationPrincipal Jwt token) {
    desk.unsubscribe(person(token));
    return ResponseEntity.noContent().build();
  }

  @GetMapping("/refused")
  @Operation(
      operationId = "listRefusedAddresses",
      summary = "Officers whose address the mail server refuses",
      description = "Without the address: the officer names another.")
  @AllowedTo(OPERATOR)
  AddressesRefused refused() {
    return new AddressesRefused(
        desk.refused().stream()
            .map(
                one ->
                    new AddressRefused(
                        one.by().organisation().value(),
                        one.by().officer().value(),
                        one.refusedAt()))
            .toList());
  }

  /** A partner's system may have another role beside; it is still no reader of mail. */
  private static Officer person(Jwt token) {
    if (CallerReader.roles(token).contains(PARTNER)) {
      throw new ProblemException(ApiError.ROLE_NOT_ALLOWED);
    }
    return CallerReader.officer(token, null);
  }

  private NoticesShown shown(Subscription subscription) {
    NoticesState sent =
        subscription.refusedAt() == null ? NoticesState.ACTIVE : NoticesState.ADDRESS_REFUSED;
    return new NoticesShown(
        on ? sent : NoticesState.OFF,
        subscription.address().value(),
        subscription.language(),
        subscription.kinds().stream().sorted().toList(),
        subscription.endsAt());
  }
}
