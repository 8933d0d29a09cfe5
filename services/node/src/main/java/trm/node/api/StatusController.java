package trm.node.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import trm.evidence.directory.Directory;
import trm.evidence.directory.NodeEntry;
import trm.evidence.seal.SenderNotVouchedException;
import trm.evidence.status.StatusFault;
import trm.evidence.status.StatusProof;
import trm.evidence.status.StatusStatement;
import trm.node.casework.StatusDesk;
import trm.node.casework.StatusDesk.Giving;
import trm.node.wire.Names;

/** Where a person is given a signed paper on who looks after her, and where one is verified. */
@RestController
@Tag(name = "The person's own papers")
final class StatusController {
  private static final int STATEMENT_LENGTH_MAX = 4096;
  private final StatusDesk desk;
  private final Supplier<Directory> directory;
  private final BodyReader bodies;

  StatusController(StatusDesk desk, Supplier<Directory> directory, JsonMapper json) {
    this.desk = desk;
    this.directory = directory;
    this.bodies = new BodyReader(json);
  }

  /**
   * A paper for the person.
   *
   * @param statement a compact JWS
   */
  record StatusGiven(
      String statement,
      String id,
      String issuer,
      LocalDate inCareSince,
      @Nullable LocalDate nextContactOn,
      Instant issuedAt,
      Instant expiresAt) {
    static StatusGiven of(String jws, StatusStatement said) {
      return new StatusGiven(
          jws,
          said.id().toString(),
          said.issuer().value(),
          said.inCareSince(),
          said.nextContactOn(),
          said.issuedAt(),
          said.expiresAt());
    }
  }

  /** A statement to verify, and perhaps the case that it should be about. */
  public record StatusShown(
      String statement, @JsonProperty("case") @Nullable String caseReference) {}

  /**
   * What a statement is worth.
   *
   * @param finding why it proves nothing, where it does not; the rest is there where it does
   * @param sameCase whether it is about the case that the caller named
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record StatusVerdict(
      boolean proven,
      @Nullable StatusFault finding,
      @Nullable String sentence,
      @Nullable String id,
      @Nullable String issuer,
      @Nullable LocalDate inCareSince,
      @Nullable LocalDate nextContactOn,
      @Nullable Instant issuedAt,
      @Nullable Instant expiresAt,
      @Nullable String operator,
      @Nullable String operatorKind,
      @Nullable String territory,
      @Nullable Boolean sameCase) {
    static StatusVerdict against(StatusFault fault) {
      return new StatusVerdict(
          false,
          fault,
          fault.sentence(),
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null);
    }

    static StatusVerdict of(
        StatusStatement said, @Nullable NodeEntry issuer, @Nullable Boolean sameCase) {
      return new StatusVerdict(
          true,
          null,
          null,
          said.id().toString(),
          said.issuer().value(),
          said.inCareSince(),
          said.nextContactOn(),
          said.issuedAt(),
          said.expiresAt(),
          issuer == null ? null : issuer.operator(),
          issuer == null ? null : issuer.operatorKind().name(),
          issuer == null ? null : issuer.territory(),
          sameCase);
    }
  }

  @GetMapping(
      path = "/api/v1/cases/{case}/status-statement",
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "giveStatusStatement",
      summary = "A signed paper for the person",
      description =
          "Which node looks after her, since when, and when the next contact is; it names no case"
              + " and says nothing of what happened. Journalled.")
  @AllowedTo(readers = "status-statement")
  @MayAnswer({ApiError.UNKNOWN_CASE, ApiError.NOT_IN_CARE, ApiError.NOT_VOUCHED})
  StatusGiven give(
      @AuthenticationPrincipal Jwt token,
      @PathVariable("case") String caseReference,
      @RequestHeader(name = "Acting-Officer", required = false) @Nullable String actingOfficer,
      @RequestParam(name = "purpose", defaultValue = "STATUS_STATEMENT") String purpose,
      @RequestParam(name = "nextContactOn", required = false) @Nullable LocalDate nextContactOn) {
    try {
      return given(
          desk.give(
              References.caseReference(caseReference),
              CallerReader.officer(token, actingOfficer),
              References.purpose(purpose),
              nextContactOn));
    } catch (SenderNotVouchedException e) {
      throw new ProblemException(ApiError.NOT_VOUCHED);
    }
  }

  private static StatusGiven given(Giving giving) {
    return switch (giving) {
      case Giving.Given(String jws, StatusStatement statement) -> StatusGiven.of(jws, statement);
      case Giving.NotInCare() -> throw new ProblemException(ApiError.NOT_IN_CARE);
      case Giving.UnknownCase() -> throw new ProblemException(ApiError.UNKNOWN_CASE);
    };
  }

  /** Any user of this node may be shown a statement, whoever gave it. */
  @PostMapping(
      path = "/api/v1/status-statements/verify",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "verifyStatusStatement",
      summary = "Whether a status statement is genuine and in force")
  @AllowedTo
  @Takes(StatusShown.class)
  StatusVerdict verify(InputStream body) throws IOException {
    StatusShown shown = bodies.read(body, StatusShown.class);
    if (shown.statement().length() > STATEMENT_LENGTH_MAX) {
      throw RequestJson.wrong("statement", "Is missing or too long.");
    }
    return switch (desk.verify(shown.statement())) {
      case StatusProof.Proven(StatusStatement proven) ->
          StatusVerdict.of(
              proven,
              directory.get().entry(proven.issuer()).orElse(null),
              isAbout(proven, shown.caseReference()));
      case StatusProof.Unproven(StatusFault fault) -> StatusVerdict.against(fault);
    };
  }

  private static @Nullable Boolean isAbout(StatusStatement proven, @Nullable String caseReference) {
    return caseReference == null
        ? null
        : proven.isAbout(Names.toProof(References.caseReference(caseReference)));
  }
}
