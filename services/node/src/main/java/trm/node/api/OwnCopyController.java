package trm.node.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import trm.node.api.OwnCopyViews.OwnCopyShown;
import trm.node.casework.Officer;
import trm.node.casework.OwnCopyDesk;
import trm.node.casework.OwnCopyFile;
import trm.node.copy.OwnCopyPage;
import trm.node.copy.SpokenLanguage;
import trm.schema.LanguageWish;

/**
 * Where an officer has the person's own copy prepared: for a screen as JSON, and to be handed over
 * as a page in two languages.
 */
@RestController
@Tag(name = "The person's own papers")
@RequestMapping("/api/v1/cases/{case}/own-copy")
final class OwnCopyController {
  private static final MediaType PAGE = MediaType.parseMediaType("text/html;charset=UTF-8");

  /** Nothing is loaded and nothing runs, whatever a person's words might hold. */
  private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

  private final OwnCopyDesk copies;
  private final OwnCopyPage page = new OwnCopyPage();
  private final OwnCopyViews views;

  OwnCopyController(OwnCopyDesk copies) {
    this.copies = copies;
    this.views = new OwnCopyViews(page);
  }

  /**
   * Prepares it.
   *
   * @param language the person's, where it is not the one that the case names
   * @param second the other language of the page; by default what the caller would read
   */
  @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_HTML_VALUE})
  @Operation(
      operationId = "prepareOwnCopy",
      summary = "The person's own copy",
      description =
          "Every disclosure of this node and how to take consent back; as text/html the page to"
              + " print in two languages, with a neutral title. The journal records who asked.")
  @AllowedTo(readers = "own-copy")
  @Gives(value = OwnCopyShown.class, alsoAs = MediaType.TEXT_HTML_VALUE)
  @MayAnswer(ApiError.UNKNOWN_CASE)
  ResponseEntity<Object> prepare(
      @AuthenticationPrincipal Jwt token,
      @PathVariable("case") String caseReference,
      @RequestHeader(name = "Acting-Officer", required = false) @Nullable String actingOfficer,
      @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = MediaType.ALL_VALUE) String accept,
      @RequestParam(name = "purpose", defaultValue = "OWN_COPY") String purpose,
      @RequestParam(name = "language", required = false) @Nullable String language,
      @RequestParam(name = "second", required = false) @Nullable String second,
      LanguageWish wish) {
    Officer officer = CallerReader.officer(token, actingOfficer);
    OwnCopyFile file =
        copies
            .prepare(References.caseReference(caseReference), officer, References.purpose(purpose))
            .orElseThrow(() -> new ProblemException(ApiError.UNKNOWN_CASE));
    return Wishes.prefers(accept, MediaType.TEXT_HTML)
        ? page(file, person(language, file, wish), second == null ? wish : wish(second))
        : ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(views.shown(file, wish));
  }

  private ResponseEntity<Object> page(OwnCopyFile file, LanguageWish person, LanguageWish officer) {
    return ResponseEntity.ok()
        .contentType(PAGE)
        .header("Content-Security-Policy", POLICY)
        .body(page.write(views.copy(file), person, officer));
  }

  private static LanguageWish person(
      @Nullable String language, OwnCopyFile file, LanguageWish otherwise) {
    if (language != null) {
      return wish(language);
    }
    return file.language() == null
        ? otherwise
        : SpokenLanguage.wish(Objects.requireNonNull(file.language()));
  }

  private static LanguageWish wish(String language) {
    return language.matches("[a-z]{3}")
        ? SpokenLanguage.wish(language)
        : LanguageWish.ofHeader(language);
  }
}
