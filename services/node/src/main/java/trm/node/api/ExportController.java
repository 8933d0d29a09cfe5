package trm.node.api;

import static trm.node.OfficerRole.AUDITOR;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import trm.exchange.outbox.Gate;
import trm.node.casework.EvidenceExport;
import trm.node.identity.CentralPermission;

/** Where an auditor takes the proof of a case out of the node; the journal says so. */
@RestController
@Tag(name = "Evidence")
@RequestMapping(path = "/api/v1/exports", produces = MediaType.APPLICATION_JSON_VALUE)
final class ExportController {
  private final EvidenceExport export;
  private final Gate gate;
  private final BodyReader bodies;

  /**
   * @param gate shut while a signature could contradict an earlier one
   */
  ExportController(EvidenceExport export, Gate gate, JsonMapper json) {
    this.export = export;
    this.gate = gate;
    this.bodies = new BodyReader(json);
  }

  /**
   * What is taken out.
   *
   * @param purpose AUDIT where it is left out
   */
  public record ExportAsked(@JsonProperty("case") String caseReference, @Nullable String purpose) {}

  @PostMapping(path = "/evidence", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "exportEvidence",
      summary = "The evidence bundle of a case",
      description =
          "Everything that proves what this node did in the case, to be verified offline with"
              + " evidence.jar. The export is journalled.")
  @AllowedTo(AUDITOR)
  @PermittedCentrally(CentralPermission.EXPORT_EVIDENCE)
  @Takes(ExportAsked.class)
  @Gives
  @MayAnswer({ApiError.UNKNOWN_CASE, ApiError.RECOVERING})
  String evidence(@AuthenticationPrincipal Jwt token, InputStream body) throws IOException {
    if (!gate.isOpen()) {
      throw new ProblemException(ApiError.RECOVERING);
    }
    ExportAsked asked = bodies.read(body, ExportAsked.class);
    String purpose = asked.purpose();
    return export
        .export(
            References.caseReference(asked.caseReference()),
            CallerReader.officer(token, null),
            References.purpose(purpose == null ? "AUDIT" : purpose))
        .orElseThrow(() -> new ProblemException(ApiError.UNKNOWN_CASE))
        .text();
  }
}
