package trm.node.api;

import java.util.Optional;
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
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import trm.node.casework.CaseReader;
import trm.node.casework.CaseView;

/** Where cases are read. Whoever opens a file is written into the journal first. */
@RestController
@RequestMapping(path = "/api/v1/cases", produces = MediaType.APPLICATION_JSON_VALUE)
final class ReadingController {
  private static final String CASE_WORK = "CASE_WORK";
  private static final int LINES_MAX = 200;
  private final CaseReader reader;
  private final CaseViews views;
  private final JsonMapper json;

  ReadingController(CaseReader reader, CaseViews views, JsonMapper json) {
    this.reader = reader;
    this.views = views;
    this.json = json;
  }

  @GetMapping
  String list(
      @AuthenticationPrincipal Jwt token,
      @RequestHeader(name = "Acting-Officer", required = false) @Nullable String actingOfficer) {
    ArrayNode cases = json.createArrayNode();
    reader
        .list(CallerReader.reader(token, actingOfficer), LINES_MAX)
        .forEach(line -> cases.add(views.line(line)));
    ObjectNode answer = json.createObjectNode();
    answer.set("cases", cases);
    return answer.toString();
  }

  @GetMapping("/{case}")
  String open(
      @AuthenticationPrincipal Jwt token,
      @PathVariable("case") String caseReference,
      @RequestHeader(name = "Acting-Officer", required = false) @Nullable String actingOfficer,
      @RequestParam(name = "purpose", defaultValue = CASE_WORK) String purpose) {
    return json.writeValueAsString(views.file(view(token, caseReference, actingOfficer, purpose)));
  }

  @GetMapping("/{case}/timeline")
  String timeline(
      @AuthenticationPrincipal Jwt token,
      @PathVariable("case") String caseReference,
      @RequestHeader(name = "Acting-Officer", required = false) @Nullable String actingOfficer,
      @RequestParam(name = "purpose", defaultValue = CASE_WORK) String purpose) {
    CaseView view = view(token, caseReference, actingOfficer, purpose);
    ObjectNode answer = json.createObjectNode();
    answer.set("steps", views.timeline(view));
    answer.set("overrides", views.overrides(view));
    return answer.toString();
  }

  private CaseView view(
      Jwt token, String caseReference, @Nullable String actingOfficer, String purpose) {
    Optional<CaseView> found =
        reader.open(
            References.caseReference(caseReference),
            CallerReader.reader(token, actingOfficer),
            References.purpose(purpose));
    return found.orElseThrow(() -> new ProblemException(ApiError.UNKNOWN_CASE));
  }
}
