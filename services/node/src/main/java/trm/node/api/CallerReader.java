package trm.node.api;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import trm.node.OfficerRole;

/** Reads the caller from a token that was already verified, and from the header of a partner. */
final class CallerReader {
  private static final Pattern OFFICER_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");

  private CallerReader() {}

  /**
   * The roles of this node that a token grants; the realm's other roles are passed over.
   *
   * @param token verified already
   */
  static Set<OfficerRole> roles(Jwt token) {
    Set<OfficerRole> roles = EnumSet.noneOf(OfficerRole.class);
    Map<String, Object> access = token.getClaimAsMap("realm_access");
    Object names = access == null ? List.of() : access.get("roles");
    if (names instanceof Collection<?> all) {
      all.forEach(name -> OfficerRole.ofRealm(String.valueOf(name)).ifPresent(roles::add));
    }
    return roles;
  }

  /**
   * The caller of a command, in whose name entries are written.
   *
   * @param actingOfficer the header {@code Acting-Officer}; required of a partner, ignored of
   *     everybody else, since an officer who signed in acts as himself
   * @throws ProblemException when a partner names no officer
   */
  static Caller acting(Jwt token, @Nullable String actingOfficer) {
    Set<OfficerRole> roles = roles(token);
    String account = claim(token, "preferred_username");
    if (!roles.contains(OfficerRole.PARTNER)) {
      return new Caller(claim(token, "sub"), roles, claim(token, "organisation"), account, null);
    }
    if (actingOfficer == null || !OFFICER_ID.matcher(actingOfficer).matches()) {
      throw new ProblemException(ApiError.ACTING_OFFICER_MISSING);
    }
    return new Caller(
        claim(token, "sub"), roles, claim(token, "organisation"), actingOfficer, account);
  }

  private static String claim(Jwt token, String name) {
    String value = token.getClaimAsString(name);
    if (value == null || value.isBlank()) {
      throw new ProblemException(
          Problem.of(ApiError.NOT_AUTHENTICATED, "The token lacks " + name + "."));
    }
    return value;
  }
}
