package trm.node.api;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import trm.node.Charter;
import trm.node.casework.Officer;

/** Lets in those who may have a paper about a case prepared. */
record PaperReader(Charter charter, String paper) {

  /**
   * Who asks for it.
   *
   * @throws ProblemException when the charter does not let the caller
   */
  Officer officer(Jwt token, @Nullable String actingOfficer) {
    if (!charter.shows(paper, CallerReader.roles(token))) {
      throw new ProblemException(ApiError.ROLE_NOT_ALLOWED);
    }
    return CallerReader.officer(token, actingOfficer);
  }
}
