package trm.node.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import trm.node.casework.ContactDesk;
import trm.referral.SafeContact;
import trm.referral.contact.MayReach;

/** Where an officer asks, before any call or letter, whether the person may be reached now. */
@RestController
@Tag(name = "The person's own papers")
@RequestMapping(
    path = "/api/v1/cases/{case}/safe-contact",
    produces = MediaType.APPLICATION_JSON_VALUE)
final class ContactController {
  private final ContactDesk contacts;

  ContactController(ContactDesk contacts) {
    this.contacts = contacts;
  }

  /**
   * Whether the person may be reached.
   *
   * @param from when she may, where not now
   * @param reason why not, where not at all
   * @param how as she asked to be reached
   * @param when as she asked to be reached
   * @param mayBeSaid as she asked to be reached
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ReachAnswer(
      MayContact mayContact,
      @Nullable Instant from,
      MayReach.@Nullable Reason reason,
      @Nullable String how,
      @Nullable String when,
      @Nullable String mayBeSaid) {
    static ReachAnswer of(MayReach answer) {
      return switch (answer) {
        case MayReach.Now(SafeContact by) -> by(MayContact.NOW, null, by);
        case MayReach.Later(Instant from, SafeContact by) -> by(MayContact.LATER, from, by);
        case MayReach.No(MayReach.Reason reason) ->
            new ReachAnswer(MayContact.NO, null, reason, null, null, null);
      };
    }

    private static ReachAnswer by(MayContact may, @Nullable Instant from, SafeContact by) {
      return new ReachAnswer(may, from, null, by.how(), by.when(), by.mayBeSaid());
    }
  }

  /** Whether she may be reached. */
  enum MayContact {
    NOW,
    LATER,
    NO
  }

  @GetMapping
  @Operation(
      operationId = "readSafeContact",
      summary = "Whether the person may be reached now",
      description = "And how, when, and what may be said. The journal records who asked.")
  @AllowedTo(readers = "safe-contact")
  @MayAnswer(ApiError.UNKNOWN_CASE)
  ReachAnswer ask(
      @AuthenticationPrincipal Jwt token,
      @PathVariable("case") String caseReference,
      @RequestHeader(name = "Acting-Officer", required = false) @Nullable String actingOfficer,
      @RequestParam(name = "purpose", defaultValue = "CONTACT") String purpose) {
    return contacts
        .ask(
            References.caseReference(caseReference),
            CallerReader.officer(token, actingOfficer),
            References.purpose(purpose))
        .map(ReachAnswer::of)
        .orElseThrow(() -> new ProblemException(ApiError.UNKNOWN_CASE));
  }
}
