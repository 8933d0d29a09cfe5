package trm.node.api;

import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import trm.exchange.outbox.Gate;
import trm.node.OfficerRole;
import trm.node.casework.EvidenceExport;

/** Where an auditor takes the proof of a case out of the node; the journal says so. */
@RestController
@RequestMapping(path = "/api/v1/exports", produces = MediaType.APPLICATION_JSON_VALUE)
final class ExportController {
  private final EvidenceExport export;
  private final Gate gate;
  private final JsonMapper json;

  /**
   * @param gate shut while a signature could contradict an earlier one
   */
  ExportController(EvidenceExport export, Gate gate, JsonMapper json) {
    this.export = export;
    this.gate = gate;
    this.json = json;
  }

  @PostMapping(path = "/evidence", consumes = MediaType.APPLICATION_JSON_VALUE)
  String evidence(@AuthenticationPrincipal Jwt token, InputStream body) throws IOException {
    if (!CallerReader.roles(token).contains(OfficerRole.AUDITOR)) {
      throw new ProblemException(ApiError.ROLE_NOT_ALLOWED);
    }
    if (!gate.isOpen()) {
      throw new ProblemException(ApiError.RECOVERING);
    }
    RequestJson request = RequestJson.read(body, json);
    String caseReference = request.takeText("case");
    String purpose = request.takeText("purpose");
    if (caseReference == null) {
      throw RequestJson.wrong("case", "Is missing.");
    }
    return export
        .export(
            References.caseReference(caseReference),
            CallerReader.officer(token, null),
            References.purpose(purpose == null ? "AUDIT" : purpose))
        .orElseThrow(() -> new ProblemException(ApiError.UNKNOWN_CASE))
        .text();
  }
}
