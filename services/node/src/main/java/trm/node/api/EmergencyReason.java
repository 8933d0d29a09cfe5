package trm.node.api;

import java.util.List;
import org.springframework.security.oauth2.jwt.Jwt;
import trm.node.OfficerRole;
import trm.node.casework.Officer;
import trm.schema.CodeList;

/**
 * Why a case is read in an emergency.
 *
 * @param reason a code of override-reasons
 */
public record EmergencyReason(String reason) {
  private static final CodeList REASONS = CodeList.named("override-reasons");

  /**
   * The reason, of the list.
   *
   * @throws ProblemException when it is on no list
   */
  String code() {
    if (!REASONS.contains(reason)) {
      throw new ProblemException(
          Problem.ofFields(
              ApiError.UNKNOWN_CODE, List.of(new Problem.Field("reason", "Is no code."))));
    }
    return reason;
  }

  /**
   * The person who reads; never a partner's system, whatever other role its account has.
   *
   * @throws ProblemException when it is one
   */
  static Officer officer(Jwt token) {
    Officer officer = CallerReader.officer(token, CallerReader.account(token));
    if (officer.roles().contains(OfficerRole.PARTNER)) {
      throw new ProblemException(ApiError.ROLE_NOT_ALLOWED);
    }
    return officer;
  }
}
