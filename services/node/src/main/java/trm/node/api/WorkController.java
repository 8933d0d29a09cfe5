package trm.node.api;

import static trm.node.OfficerRole.OPERATOR;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import trm.node.OfficerRole;
import trm.node.api.WorkViews.WorkPage;
import trm.node.casework.Officer;
import trm.node.casework.WorkItem;
import trm.node.casework.WorkQuestion.Filter;
import trm.node.casework.WorkReader;
import trm.node.identity.CentralPermission;
import trm.referral.deadline.Kind;

/** What waits for the caller. */
@RestController
@RequestMapping(path = "/api/v1/work", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Work")
final class WorkController {
  private final WorkReader work;
  private final InstantSource clock;
  private final Permits permits;

  WorkController(WorkReader work, InstantSource clock, Permits permits) {
    this.work = work;
    this.clock = clock;
    this.permits = permits;
  }

  @GetMapping
  @Operation(
      operationId = "listWork",
      summary = "What waits for the caller",
      description =
          "The first due first: what lies on the desk of the caller's organisation, what lies on"
              + " nobody's desk and is for the caller's role, and what has climbed to the caller's"
              + " rung. Nothing personal. About every case where the caller sees every case and names"
              + " none.")
  @MayAnswer(ApiError.UNKNOWN_CASE)
  @AllowedTo(except = OPERATOR)
  @PermittedCentrally(
      value = CentralPermission.READ_EVERY_CASE,
      of = PermittedCentrally.Whom.WHO_ASKS_ABOUT_EVERY_CASE)
  WorkPage list(
      @AuthenticationPrincipal Jwt token,
      @RequestHeader(name = "Acting-Officer", required = false) @Nullable String actingOfficer,
      @RequestParam(name = "role", required = false) @Nullable String role,
      @RequestParam(name = "overdue", required = false) @Nullable String overdue,
      @RequestParam(name = "measure", required = false) @Nullable String measure,
      @RequestParam(name = "case", required = false) @Nullable String caseReference,
      @RequestParam(name = "kind", required = false) @Nullable String kind,
      @RequestParam(name = "dueBefore", required = false) @Nullable String dueBefore,
      @RequestParam(name = "after", required = false) @Nullable String after,
      @RequestParam(name = "max", defaultValue = "50") String max) {
    Officer officer = asking(CallerReader.officer(token, actingOfficer), role);
    permits.requireForEveryCase(officer.seesEveryCase() && caseReference == null, token);
    Instant now = clock.instant();
    Filter filter =
        new Filter(
            overdue == null ? null : bool(overdue),
            measure,
            caseReference == null ? null : References.caseReference(caseReference),
            kind == null ? null : kind(kind),
            dueBefore == null ? null : time(dueBefore),
            now);
    int page = Cursor.pageSize(max);
    List<WorkItem> items =
        work.list(officer, filter, after == null ? null : WorkCursor.read(after), page);
    return WorkPage.of(items, now, items.size() == page);
  }

  /** An operator keeps the node running and has no part in its cases. */
  private static Officer asking(Officer officer, @Nullable String role) {
    Officer asking = role == null ? officer : officer.as(one(officer, role));
    if (asking.roles().equals(Set.of(OPERATOR))) {
      throw new ProblemException(ApiError.ROLE_NOT_ALLOWED);
    }
    return asking;
  }

  private static Set<OfficerRole> one(Officer officer, String role) {
    return OfficerRole.ofRealm(role)
        .filter(officer.roles()::contains)
        .map(Set::of)
        .orElseThrow(() -> new ProblemException(ApiError.ROLE_NOT_ALLOWED));
  }

  private static boolean bool(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw RequestJson.wrong("overdue", "Must be true or false.");
    };
  }

  private static Kind kind(String text) {
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.name().equals(text))
        .findFirst()
        .orElseThrow(() -> RequestJson.wrong("kind", "Is no code."));
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw RequestJson.wrong("dueBefore", "Is no point in time.");
    }
  }
}
