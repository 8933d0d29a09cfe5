package trm.node.api;

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
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import trm.node.Charter;
import trm.node.casework.ContactDesk;
import trm.referral.SafeContact;
import trm.referral.contact.MayReach;

/** Where an officer asks, before any call or letter, whether the person may be reached now. */
@RestController
@RequestMapping(
    path = "/api/v1/cases/{case}/safe-contact",
    produces = MediaType.APPLICATION_JSON_VALUE)
final class ContactController {
  private final PaperReader readers;
  private final ContactDesk contacts;
  private final JsonMapper json;

  ContactController(Charter charter, ContactDesk contacts, JsonMapper json) {
    this.readers = new PaperReader(charter, "safe-contact");
    this.contacts = contacts;
    this.json = json;
  }

  @GetMapping
  String ask(
      @AuthenticationPrincipal Jwt token,
      @PathVariable("case") String caseReference,
      @RequestHeader(name = "Acting-Officer", required = false) @Nullable String actingOfficer,
      @RequestParam(name = "purpose", defaultValue = "CONTACT") String purpose) {
    return contacts
        .ask(
            References.caseReference(caseReference),
            readers.officer(token, actingOfficer),
            References.purpose(purpose))
        .map(this::shown)
        .orElseThrow(() -> new ProblemException(ApiError.UNKNOWN_CASE))
        .toString();
  }

  private ObjectNode shown(MayReach answer) {
    ObjectNode node = json.createObjectNode();
    return switch (answer) {
      case MayReach.Now(SafeContact by) -> with(by, node.put("mayContact", "NOW"));
      case MayReach.Later(var from, SafeContact by) ->
          with(by, node.put("mayContact", "LATER").put("from", from.toString()));
      case MayReach.No(MayReach.Reason reason) ->
          node.put("mayContact", "NO").put("reason", reason.name());
    };
  }

  private static ObjectNode with(SafeContact by, ObjectNode node) {
    return node.put("how", by.how()).put("when", by.when()).put("mayBeSaid", by.mayBeSaid());
  }
}
