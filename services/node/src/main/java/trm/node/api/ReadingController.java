package trm.node.api;

import static trm.node.OfficerRole.OPERATOR;
import static trm.node.OfficerRole.PARTNER;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import trm.node.api.CaseViews.CaseFile;
import trm.node.api.CaseViews.CaseList;
import trm.node.api.CaseViews.Timeline;
import trm.node.casework.CaseLine;
import trm.node.casework.CaseReader;
import trm.node.casework.CaseView;
import trm.node.casework.Officer;
import trm.node.casework.Page;
import trm.node.identity.CentralPermission;

/** Where cases are read. Whoever opens a file is written into the journal first. */
@RestController
@RequestMapping(path = "/api/v1/cases", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Cases")
final class ReadingController {
  private static final String CASE_WORK = "CASE_WORK";
  private final CaseReader reader;
  private final CaseViews views;
  private final BodyReader bodies;

  ReadingController(CaseReader reader, CaseViews views, BodyReader bodies) {
    this.reader = reader;
    this.views = views;
    this.bodies = bodies;
  }

  @GetMapping
  @Operation(
      operationId = "listCases",
      summary = "Where the caller's cases stand",
      description =
          "Nothing personal. The newest change first: a case that changes while the caller turns"
              + " pages moves to the front.")
  @AllowedTo(except = OPERATOR)
  @PermittedCentrally(
      value = CentralPermission.READ_EVERY_CASE,
      of = PermittedCentrally.Whom.WHO_SEES_EVERY_CASE)
  CaseList list(
      @AuthenticationPrincipal Jwt token,
      @RequestHeader(name = "Acting-Officer", required = false) @Nullable String actingOfficer,
      @RequestParam(name = "after", required = false) @Nullable String after,
      @RequestParam(name = "max", defaultValue = "200") String max) {
    Page<CaseLine> page =
        reader.list(
            CallerReader.officer(token, actingOfficer), Cursor.place(after), Cursor.pageSize(max));
    return new CaseList(page.map(CaseViews::standing), Cursor.of(page.next()));
  }

  @GetMapping("/{case}")
  @Operation(
      operationId = "readCase",
      summary = "The whole file of a case",
      description =
          "The journal records first who opened it and for what. ETag is the version of the case,"
              + " for the If-Match of a command.")
  @AllowedTo(except = OPERATOR)
  @MayAnswer(ApiError.UNKNOWN_CASE)
  ResponseEntity<CaseFile> open(
      @AuthenticationPrincipal Jwt token,
      @PathVariable("case") String caseReference,
      @RequestHeader(name = "Acting-Officer", required = false) @Nullable String actingOfficer,
      @RequestParam(name = "purpose", defaultValue = CASE_WORK) String purpose) {
    CaseView view = view(token, caseReference, actingOfficer, purpose);
    return ResponseEntity.ok().eTag(References.tag(view.line().version())).body(views.file(view));
  }

  @GetMapping("/{case}/timeline")
  @Operation(
      operationId = "readTimeline",
      summary = "Who did what and when in a case",
      description =
          "Nothing about the person. Overrides are what was told because of a danger and not by"
              + " consent. The journal records the reading.")
  @AllowedTo(except = OPERATOR)
  @MayAnswer(ApiError.UNKNOWN_CASE)
  Timeline timeline(
      @AuthenticationPrincipal Jwt token,
      @PathVariable("case") String caseReference,
      @RequestHeader(name = "Acting-Officer", required = false) @Nullable String actingOfficer,
      @RequestParam(name = "purpose", defaultValue = CASE_WORK) String purpose) {
    return CaseViews.timeline(view(token, caseReference, actingOfficer, purpose));
  }

  @PostMapping(path = "/{case}/emergency-reading", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "readCaseInEmergency",
      summary = "The whole file of any case of this node, because a life is in danger",
      description =
          "Also of a case in which the caller's organisation has no part, and while the sign-in"
              + " service is away. Never for a partner's system. The journal says that it was an"
              + " emergency, and how the officer was known; the timeline shows it, and the"
              + " coordinator finds it in the work list until somebody else reviewed it.")
  @AllowedTo(except = {OPERATOR, PARTNER})
  @Takes(EmergencyReason.class)
  @MayAnswer({ApiError.UNKNOWN_CASE, ApiError.UNKNOWN_CODE})
  CaseFile openInEmergency(
      @AuthenticationPrincipal Jwt token,
      @PathVariable("case") String caseReference,
      InputStream body)
      throws IOException {
    Officer officer = EmergencyReason.officer(token);
    String reason = bodies.read(body, EmergencyReason.class).code();
    return reader
        .openInEmergency(References.caseReference(caseReference), officer, reason)
        .map(views::file)
        .orElseThrow(() -> new ProblemException(ApiError.UNKNOWN_CASE));
  }

  private CaseView view(
      Jwt token, String caseReference, @Nullable String actingOfficer, String purpose) {
    Optional<CaseView> found =
        reader.open(
            References.caseReference(caseReference),
            CallerReader.officer(token, actingOfficer),
            References.purpose(purpose));
    return found.orElseThrow(() -> new ProblemException(ApiError.UNKNOWN_CASE));
  }
}
