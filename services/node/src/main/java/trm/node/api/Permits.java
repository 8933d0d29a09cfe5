package trm.node.api;

import org.springframework.security.oauth2.jwt.Jwt;
import trm.node.identity.CentralPermission;
import trm.node.identity.CentralPermissions;

/**
 * Asks the realm whether a caller is permitted something now. While the realm is away nothing of
 * this is permitted: what danger demands asks no realm.
 */
final class Permits {
  private final CentralPermissions permissions;

  Permits(CentralPermissions permissions) {
    this.permissions = permissions;
  }

  /**
   * Returns when it is permitted.
   *
   * @throws ProblemException when it is not, or when the realm does not say
   */
  void require(CentralPermission needed, Jwt caller) {
    switch (permissions.ask(needed, caller.getTokenValue())) {
      case GRANTED -> {}
      case REFUSED -> throw new ProblemException(ApiError.NOT_PERMITTED);
      case UNKNOWN -> throw new ProblemException(ApiError.PERMISSION_UNKNOWN);
    }
  }

  /** The same for reading every case at once, where that is what is asked for. */
  void requireForEveryCase(boolean asked, Jwt caller) {
    if (asked) {
      require(CentralPermission.READ_EVERY_CASE, caller);
    }
  }
}
