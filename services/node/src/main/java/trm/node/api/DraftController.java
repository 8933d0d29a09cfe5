package trm.node.api;

import static trm.node.OfficerRole.OPERATOR;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import trm.node.Charter;
import trm.node.casework.DraftDesk;
import trm.node.casework.DraftDesk.Saving;
import trm.node.casework.Officer;
import trm.node.casework.Page;
import trm.node.casework.SavedDraft;
import trm.referral.CaseReference;
import trm.schema.LanguageWish;

/** Where a command is left unfinished and taken up again. */
@RestController
@Tag(name = "Drafts")
@RequestMapping(path = "/api/v1/drafts", produces = MediaType.APPLICATION_JSON_VALUE)
final class DraftController {
  private static final int CONTENT_LENGTH_MAX = 1 << 16;
  private static final String ACTING_OFFICER = "Acting-Officer";
  private final Charter charter;
  private final DraftDesk drafts;
  private final ProblemAnswers problems;
  private final JsonMapper json;
  private final BodyReader bodies;

  DraftController(Charter charter, DraftDesk drafts, ProblemAnswers problems, JsonMapper json) {
    this.charter = charter;
    this.drafts = drafts;
    this.problems = problems;
    this.json = json;
    this.bodies = new BodyReader(json);
  }

  /**
   * A page of drafts.
   *
   * @param next where the next one begins, if there may be one
   */
  record Drafts(List<DraftLabel> drafts, @Nullable String next) {}

  /** A draft without what was typed. */
  record DraftLabel(
      String id,
      @JsonProperty("case") @Nullable String caseReference,
      String command,
      String officer,
      long version,
      Instant changedAt) {
    static DraftLabel of(SavedDraft draft) {
      CaseReference reference = draft.caseReference();
      return new DraftLabel(
          draft.id().toString(),
          reference == null ? null : reference.value(),
          draft.command(),
          draft.officer().value(),
          draft.version(),
          draft.changedAt());
    }
  }

  /** A draft with what was typed. */
  record DraftWhole(@JsonUnwrapped DraftLabel label, JsonNode content) {}

  /**
   * What is to be saved.
   *
   * @param version that of the caller's screen, 0 for a new one
   * @param content as it was typed, any JSON
   */
  public record DraftSaved(
      @JsonProperty("case") @Nullable String caseReference,
      String command,
      long version,
      JsonNode content) {
    @Override
    public String toString() {
      return "DraftSaved[" + command + "]";
    }
  }

  @GetMapping
  @Operation(
      operationId = "listDrafts",
      summary = "The drafts of the caller's organisation",
      description = "Without what was typed. The newest change first.")
  @AllowedTo(except = OPERATOR)
  Drafts list(
      @AuthenticationPrincipal Jwt token,
      @RequestHeader(name = ACTING_OFFICER, required = false) @Nullable String actingOfficer,
      @RequestParam(name = "after", required = false) @Nullable String after,
      @RequestParam(name = "max", defaultValue = "200") String max) {
    Page<SavedDraft> page =
        drafts.list(
            CallerReader.officer(token, actingOfficer), Cursor.place(after), Cursor.pageSize(max));
    return new Drafts(page.map(DraftLabel::of), Cursor.of(page.next()));
  }

  @GetMapping("/{id}")
  @Operation(operationId = "readDraft", summary = "One draft with what was typed")
  @AllowedTo(except = OPERATOR)
  @MayAnswer(ApiError.UNKNOWN_DRAFT)
  DraftWhole find(
      @AuthenticationPrincipal Jwt token,
      @PathVariable("id") UUID id,
      @RequestHeader(name = ACTING_OFFICER, required = false) @Nullable String actingOfficer) {
    return drafts
        .find(CallerReader.officer(token, actingOfficer), id)
        .map(this::whole)
        .orElseThrow(() -> new ProblemException(ApiError.UNKNOWN_DRAFT));
  }

  @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "saveDraft",
      summary = "Saves a draft",
      description =
          "The id is a UUID of the caller's choice. Whoever saves over a version that is not the"
              + " newest gets both, in drafts.stored and drafts.yours, and nothing is lost.")
  @AllowedTo(except = OPERATOR)
  @Takes(DraftSaved.class)
  @Gives(DraftLabel.class)
  @MayAnswer({
    ApiError.UNKNOWN_DRAFT,
    ApiError.UNKNOWN_CASE,
    ApiError.UNKNOWN_COMMAND,
    ApiError.DRAFT_CHANGED
  })
  ResponseEntity<String> save(
      @AuthenticationPrincipal Jwt token,
      @PathVariable("id") UUID id,
      @RequestHeader(name = ACTING_OFFICER, required = false) @Nullable String actingOfficer,
      LanguageWish wish,
      InputStream body)
      throws IOException {
    DraftSaved asked = bodies.read(body, DraftSaved.class);
    Officer officer = officer(token, actingOfficer, asked.command());
    return switch (drafts.save(
        officer, id, caseOf(asked), asked.command(), asked.version(), typed(asked))) {
      case Saving.Saved(SavedDraft draft) ->
          ResponseEntity.ok()
              .contentType(MediaType.APPLICATION_JSON)
              .body(json.writeValueAsString(DraftLabel.of(draft)));
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

  private static @Nullable CaseReference caseOf(DraftSaved asked) {
    return asked.caseReference() == null ? null : References.caseReference(asked.caseReference());
  }

  private String typed(DraftSaved asked) {
    String text = json.writeValueAsString(asked.content());
    if (text.length() > CONTENT_LENGTH_MAX) {
      throw new ProblemException(ApiError.BODY_TOO_LARGE);
    }
    return text;
  }

  /** Both are shown, so that nothing typed is lost to whoever was slower. */
  private ResponseEntity<String> changed(SavedDraft stored, DraftSaved asked, LanguageWish wish) {
    ObjectNode both = json.createObjectNode();
    both.set("stored", json.valueToTree(whole(stored)));
    both.set("yours", asked.content());
    return problems.answer(Problem.of(ApiError.DRAFT_CHANGED), "drafts", both, wish);
  }

  @DeleteMapping("/{id}")
  @Operation(operationId = "deleteDraft", summary = "Throws a draft away")
  @AllowedTo(except = OPERATOR)
  @Gives(status = 204)
  @MayAnswer(ApiError.UNKNOWN_DRAFT)
  ResponseEntity<Void> delete(
      @AuthenticationPrincipal Jwt token,
      @PathVariable("id") UUID id,
      @RequestHeader(name = ACTING_OFFICER, required = false) @Nullable String actingOfficer) {
    if (!drafts.delete(CallerReader.officer(token, actingOfficer), id)) {
      throw new ProblemException(ApiError.UNKNOWN_DRAFT);
    }
    return ResponseEntity.noContent().build();
  }

  private DraftWhole whole(SavedDraft draft) {
    return new DraftWhole(DraftLabel.of(draft), json.readTree(draft.content()));
  }
}
