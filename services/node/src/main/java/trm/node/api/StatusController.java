package trm.node.api;

import java.io.IOException;
import java.io.InputStream;
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
import tools.jackson.databind.node.ObjectNode;
import trm.evidence.directory.Directory;
import trm.evidence.seal.SenderNotVouchedException;
import trm.evidence.status.StatusFault;
import trm.evidence.status.StatusProof;
import trm.evidence.status.StatusStatement;
import trm.node.Charter;
import trm.node.casework.StatusDesk;
import trm.node.casework.StatusDesk.Giving;
import trm.node.wire.Names;

/** Where a person is given a signed paper on who looks after her, and where one is verified. */
@RestController
final class StatusController {
  private static final int STATEMENT_LENGTH_MAX = 4096;
  private final PaperReader readers;
  private final StatusDesk desk;
  private final Supplier<Directory> directory;
  private final JsonMapper json;

  StatusController(
      Charter charter, StatusDesk desk, Supplier<Directory> directory, JsonMapper json) {
    this.readers = new PaperReader(charter, "status-statement");
    this.desk = desk;
    this.directory = directory;
    this.json = json;
  }

  @GetMapping(
      path = "/api/v1/cases/{case}/status-statement",
      produces = MediaType.APPLICATION_JSON_VALUE)
  String give(
      @AuthenticationPrincipal Jwt token,
      @PathVariable("case") String caseReference,
      @RequestHeader(name = "Acting-Officer", required = false) @Nullable String actingOfficer,
      @RequestParam(name = "purpose", defaultValue = "STATUS_STATEMENT") String purpose,
      @RequestParam(name = "nextContactOn", required = false) @Nullable LocalDate nextContactOn) {
    try {
      return given(
          desk.give(
              References.caseReference(caseReference),
              readers.officer(token, actingOfficer),
              References.purpose(purpose),
              nextContactOn));
    } catch (SenderNotVouchedException e) {
      throw new ProblemException(ApiError.NOT_VOUCHED);
    }
  }

  private String given(Giving giving) {
    return switch (giving) {
      case Giving.Given(String jws, StatusStatement statement) ->
          said(statement, json.createObjectNode().put("statement", jws)).toString();
      case Giving.NotInCare() -> throw new ProblemException(ApiError.NOT_IN_CARE);
      case Giving.UnknownCase() -> throw new ProblemException(ApiError.UNKNOWN_CASE);
    };
  }

  /** Any user of this node may be shown a statement, whoever gave it. */
  @PostMapping(
      path = "/api/v1/status-statements/verify",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  String verify(InputStream body) throws IOException {
    RequestJson request = RequestJson.read(body, json);
    String statement = request.takeText("statement");
    if (statement == null || statement.length() > STATEMENT_LENGTH_MAX) {
      throw RequestJson.wrong("statement", "Is missing or too long.");
    }
    String caseReference = request.takeText("case");
    return switch (desk.verify(statement)) {
      case StatusProof.Proven(StatusStatement proven) -> proven(proven, caseReference).toString();
      case StatusProof.Unproven(StatusFault fault) ->
          json.createObjectNode()
              .put("proven", false)
              .put("finding", fault.name())
              .put("sentence", fault.sentence())
              .toString();
    };
  }

  private ObjectNode proven(StatusStatement proven, @Nullable String caseReference) {
    ObjectNode node = said(proven, json.createObjectNode().put("proven", true));
    directory
        .get()
        .entry(proven.issuer())
        .ifPresent(
            issuer ->
                node.put("operator", issuer.operator())
                    .put("operatorKind", issuer.operatorKind().name())
                    .put("territory", issuer.territory()));
    if (caseReference != null) {
      var named = Names.toProof(References.caseReference(caseReference));
      node.put("sameCase", proven.isAbout(named));
    }
    return node;
  }

  private static ObjectNode said(StatusStatement statement, ObjectNode node) {
    LocalDate next = statement.nextContactOn();
    return node.put("id", statement.id().toString())
        .put("issuer", statement.issuer().value())
        .put("inCareSince", statement.inCareSince().toString())
        .put("nextContactOn", next == null ? null : next.toString())
        .put("issuedAt", statement.issuedAt().toString())
        .put("expiresAt", statement.expiresAt().toString());
  }
}
