package trm.node.api;

import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import trm.node.Charter;
import trm.node.casework.DraftDesk;
import trm.node.casework.DraftDesk.Saving;
import trm.node.casework.Officer;
import trm.node.casework.SavedDraft;
import trm.referral.CaseReference;
import trm.schema.LanguageWish;

/** Where a command is left unfinished and taken up again. */
@RestController
@RequestMapping(path = "/api/v1/drafts", produces = MediaType.APPLICATION_JSON_VALUE)
final class DraftController {
  private static final int CONTENT_LENGTH_MAX = 1 << 16;
  private static final String ACTING_OFFICER = "Acting-Officer";
  private final Charter charter;
  private final DraftDesk drafts;
  private final ProblemAnswers problems;
  private final JsonMapper json;

  DraftController(Charter charter, DraftDesk drafts, ProblemAnswers problems, JsonMapper json) {
    this.charter = charter;
    this.drafts = drafts;
    this.problems = problems;
    this.json = json;
  }

  @GetMapping
  String list(
      @AuthenticationPrincipal Jwt token,
      @RequestHeader(name = ACTING_OFFICER, required = false) @Nullable String actingOfficer) {
    ObjectNode answer = json.createObjectNode();
    ArrayNode all = answer.putArray("drafts");
    drafts.list(CallerReader.reader(token, actingOfficer)).forEach(one -> all.add(label(one)));
    return answer.toString();
  }

  @GetMapping("/{id}")
  String find(
      @AuthenticationPrincipal Jwt token,
      @PathVariable("id") UUID id,
      @RequestHeader(name = ACTING_OFFICER, required = false) @Nullable String actingOfficer) {
    return drafts
        .find(CallerReader.reader(token, actingOfficer), id)
        .map(this::whole)
        .orElseThrow(() -> new ProblemException(ApiError.UNKNOWN_DRAFT))
        .toString();
  }

  @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<String> save(
      @AuthenticationPrincipal Jwt token,
      @PathVariable("id") UUID id,
      @RequestHeader(name = ACTING_OFFICER, required = false) @Nullable String actingOfficer,
      LanguageWish wish,
      InputStream body)
      throws IOException {
    RequestJson request = RequestJson.read(body, json);
    Officer officer = officer(token, actingOfficer, command(request));
    Asked asked = Asked.of(request, json);
    return switch (drafts.save(
        officer, id, asked.caseReference(), asked.command(), asked.version(), asked.content())) {
      case Saving.Saved(SavedDraft draft) ->
          ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(label(draft).toString());
      case Saving.Changed(SavedDraft stored) -> changed(stored, asked, wish);
      case Saving.Gone() -> throw new ProblemException(ApiError.UNKNOWN_DRAFT);
      case Saving.UnknownCase() -> throw new ProblemException(ApiError.UNKNOWN_CASE);
    };
  }

  /** What nobody may give here, nobody need prepare. */
  private Officer officer(Jwt token, @Nullable String actingOfficer, String command) {
    if (!charter.offers(command)) {
      throw new ProblemException(ApiError.UNKNOWN_COMMAND);
    }
    if (!charter.allows(command, CallerReader.roles(token))) {
      throw new ProblemException(ApiError.ROLE_NOT_ALLOWED);
    }
    return CallerReader.officer(token, actingOfficer);
  }

  private static String command(RequestJson request) {
    JsonNode command = request.fields().get("command");
    if (command == null || !command.isString()) {
      throw RequestJson.wrong("command", "Is missing.");
    }
    return command.stringValue();
  }

  /**
   * What is to be saved.
   *
   * @param version that of the caller's screen
   */
  private record Asked(
      @Nullable CaseReference caseReference, String command, long version, String content) {
    static Asked of(RequestJson request, JsonMapper json) {
      String caseReference = request.takeText("case");
      JsonNode content = request.fields().get("content");
      if (content == null) {
        throw RequestJson.wrong("content", "Is missing.");
      }
      String text = json.writeValueAsString(content);
      if (text.length() > CONTENT_LENGTH_MAX) {
        throw new ProblemException(ApiError.BODY_TOO_LARGE);
      }
      return new Asked(
          caseReference == null ? null : References.caseReference(caseReference),
          DraftController.command(request),
          request.takeLong("version"),
          text);
    }

    @Override
    public String toString() {
      return "Asked[" + command + "]";
    }
  }

  /** Both are shown, so that nothing typed is lost to whoever was slower. */
  private ResponseEntity<String> changed(SavedDraft stored, Asked asked, LanguageWish wish) {
    ObjectNode both = json.createObjectNode();
    both.set("stored", whole(stored));
    both.set("yours", json.readTree(asked.content()));
    return problems.answer(Problem.of(ApiError.DRAFT_CHANGED), "drafts", both, wish);
  }

  @DeleteMapping("/{id}")
  ResponseEntity<Void> delete(
      @AuthenticationPrincipal Jwt token,
      @PathVariable("id") UUID id,
      @RequestHeader(name = ACTING_OFFICER, required = false) @Nullable String actingOfficer) {
    if (!drafts.delete(CallerReader.reader(token, actingOfficer), id)) {
      throw new ProblemException(ApiError.UNKNOWN_DRAFT);
    }
    return ResponseEntity.noContent().build();
  }

  private ObjectNode label(SavedDraft draft) {
    CaseReference reference = draft.caseReference();
    return json.createObjectNode()
        .put("id", draft.id().toString())
        .put("case", reference == null ? null : reference.value())
        .put("command", draft.command())
        .put("officer", draft.officer().value())
        .put("version", draft.version())
        .put("changedAt", draft.changedAt().toString());
  }

  private ObjectNode whole(SavedDraft draft) {
    ObjectNode node = label(draft);
    node.set("content", json.readTree(draft.content()));
    return node;
  }
}
