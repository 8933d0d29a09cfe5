package trm.node.api;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import trm.node.Charter;
import trm.node.casework.Officer;

/** Lets in those who may have what the charter names, such as a paper about a case. */
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

  /**
   * Which account asks, where it asks for its organisation and reads no case: a partner's system
   * then names no officer.
   *
   * @throws ProblemException when the charter does not let the caller
   */
  Officer account(Jwt token) {
    return officer(token, CallerReader.account(token));
  }
}
