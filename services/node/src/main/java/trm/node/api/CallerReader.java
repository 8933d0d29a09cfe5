package trm.node.api;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import trm.node.OfficerRole;
import trm.node.casework.Officer;
import trm.referral.OfficerId;
import trm.referral.OrganisationId;
import trm.referral.OrganisationKind;

/** Reads the caller from a token that was already verified, and from the header of a partner. */
final class CallerReader {
  private static final Pattern OFFICER_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");

  /** Our own, set on every token after it was verified. */
  private static final String BY_CACHED_KEYS = "trm_by_cached_keys";

  private CallerReader() {}

  /** The token, and whether it was verified by keys that the realm could not confirm. */
  static Jwt marked(Jwt token, boolean byCachedKeys) {
    return Jwt.withTokenValue(token.getTokenValue())
        .headers(headers -> headers.putAll(token.getHeaders()))
        .claims(claims -> claims.putAll(token.getClaims()))
        .claim(BY_CACHED_KEYS, byCachedKeys)
        .build();
  }

  /** The roles of this node that a token grants; the realm's other roles are passed over. */
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
   * Who acts.
   *
   * @param actingOfficer the header {@code Acting-Officer}; required of a partner, ignored of
   *     everybody else, since an officer who signed in acts as himself
   * @throws ProblemException when a partner names no officer
   */
  static Officer officer(Jwt token, @Nullable String actingOfficer) {
    Set<OfficerRole> roles = roles(token);
    String account = account(token);
    boolean partner = roles.contains(OfficerRole.PARTNER);
    return new Officer(
        claim(token, "sub"),
        new OrganisationId(claim(token, "organisation")),
        kind(token, roles),
        new OfficerId(partner ? named(actingOfficer) : account),
        partner ? account : null,
        roles,
        Boolean.TRUE.equals(token.getClaim(BY_CACHED_KEYS)));
  }

  /** The organisation inside this node, which bounds what is seen. */
  static String organisation(Jwt token) {
    return claim(token, "organisation");
  }

  /** The account that signed in. */
  static String account(Jwt token) {
    return claim(token, "preferred_username");
  }

  private static String named(@Nullable String actingOfficer) {
    if (actingOfficer == null || !OFFICER_ID.matcher(actingOfficer).matches()) {
      throw new ProblemException(ApiError.ACTING_OFFICER_MISSING);
    }
    return actingOfficer;
  }

  /**
   * What the organisation is, as the realm registers it; where it registers nothing, what the one
   * role says that it gives to the members.
   */
  private static OrganisationKind kind(Jwt token, Set<OfficerRole> roles) {
    String registered = token.getClaimAsString("organisation_kind");
    if (registered == null || registered.isBlank()) {
      return kind(roles);
    }
    return Arrays.stream(OrganisationKind.values())
        .filter(kind -> kind.name().equals(registered))
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.of(
                        ApiError.NOT_AUTHENTICATED,
                        "The token names no known organisation_kind.")));
  }

  private static OrganisationKind kind(Set<OfficerRole> roles) {
    if (roles.contains(OfficerRole.PROSECUTOR)) {
      return OrganisationKind.PROSECUTOR;
    }
    if (roles.contains(OfficerRole.COMPETENT_AUTHORITY)) {
      return OrganisationKind.COMPETENT_AUTHORITY;
    }
    if (roles.contains(OfficerRole.CONSULAR_OFFICER)) {
      return OrganisationKind.CONSULAR_DESK;
    }
    if (roles.contains(OfficerRole.NATIONAL_COORDINATOR)) {
      return OrganisationKind.NATIONAL_COORDINATOR;
    }
    return roles.contains(OfficerRole.PARTNER)
        ? OrganisationKind.NGO
        : OrganisationKind.SOCIAL_SERVICE;
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
