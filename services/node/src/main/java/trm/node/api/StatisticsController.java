package trm.node.api;

import static trm.node.OfficerRole.AUDITOR;
import static trm.node.OfficerRole.NATIONAL_COORDINATOR;
import static trm.node.OfficerRole.NATIONAL_RAPPORTEUR;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import trm.node.statistics.IndicatorDesk;
import trm.node.statistics.Indicators;
import trm.node.statistics.Release;
import trm.node.statistics.ReleaseBook.Kept;
import trm.node.statistics.ReleaseDesk;
import trm.node.statistics.ReleaseDesk.Published;
import trm.node.statistics.ReleasePeriod;

/** Where a national rapporteur reads what may be said of all cases together. */
@RestController
@Tag(name = "Statistics")
@RequestMapping(path = "/api/v1/statistics", produces = MediaType.APPLICATION_JSON_VALUE)
final class StatisticsController {
  private static final String CSV = "text/csv";
  private static final MediaType TABLE = MediaType.parseMediaType("text/csv;charset=UTF-8");
  private final ReleaseDesk releases;
  private final IndicatorDesk indicators;
  private final InstantSource clock;

  StatisticsController(ReleaseDesk releases, IndicatorDesk indicators, InstantSource clock) {
    this.releases = releases;
    this.indicators = indicators;
    this.clock = clock;
  }

  /** A release, or one to come. */
  record ReleaseLine(
      String id, LocalDate from, LocalDate until, LocalDate cutOffOn, LocalDate publishedOn) {
    static ReleaseLine of(ReleasePeriod period) {
      return new ReleaseLine(
          period.id(), period.from(), period.until(), period.cutOffOn(), period.publishedOn());
    }
  }

  /**
   * Every release.
   *
   * @param next the one that is published next
   */
  record Releases(List<ReleaseLine> releases, ReleaseLine next) {
    static Releases of(Published published) {
      return new Releases(
          published.releases().stream().map(kept -> ReleaseLine.of(kept.period())).toList(),
          ReleaseLine.of(published.next()));
    }
  }

  @GetMapping("/releases")
  @Operation(
      operationId = "listStatisticsReleases",
      summary = "The anonymous statistics that were released, and when the next ones are",
      description = "The newest first. A release is made once for a period and never changed.")
  @AllowedTo({NATIONAL_RAPPORTEUR, NATIONAL_COORDINATOR, AUDITOR})
  Releases list() {
    return Releases.of(releases.published(clock.instant()));
  }

  @GetMapping(
      path = "/releases/{release}",
      produces = {MediaType.APPLICATION_JSON_VALUE, CSV})
  @Operation(
      operationId = "readStatisticsRelease",
      summary = "One release",
      description =
          "Counts of cases whose persons consented to be counted, in fixed tables. A cell that is"
              + " not listed is hidden or empty. The ETag is the SHA-256 of the JSON, which the"
              + " node's journal holds too; as text/csv the same cells, a row each.")
  @AllowedTo({NATIONAL_RAPPORTEUR, NATIONAL_COORDINATOR, AUDITOR})
  @Gives(value = Release.class, alsoAs = CSV)
  @MayAnswer(ApiError.UNKNOWN_RELEASE)
  ResponseEntity<String> read(
      @PathVariable("release") String id,
      @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = MediaType.ALL_VALUE) String accept) {
    Kept release =
        releases
            .find(id, clock.instant())
            .orElseThrow(() -> new ProblemException(ApiError.UNKNOWN_RELEASE));
    return Wishes.prefers(accept, TABLE) ? table(release) : json(release);
  }

  private static ResponseEntity<String> json(Kept release) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .eTag(release.digest().toString())
        .body(release.text());
  }

  private static ResponseEntity<String> table(Kept release) {
    return ResponseEntity.ok()
        .contentType(TABLE)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"statistics-" + release.period().id() + ".csv\"")
        .body(ReleaseTable.of(release.text()));
  }

  @GetMapping("/indicators")
  @Operation(
      operationId = "readIndicators",
      summary = "How the mechanism worked, by year",
      description =
          "How long verifications took, on how many handovers feedback came, and what became"
              + " overdue, by measure. Only years of which nothing can change any more; nothing of"
              + " fewer than eleven.")
  @AllowedTo({NATIONAL_RAPPORTEUR, NATIONAL_COORDINATOR, AUDITOR})
  Indicators indicators() {
    return indicators.read(clock.instant());
  }
}
