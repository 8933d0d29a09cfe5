package trm.node.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import trm.node.casework.Officer;
import trm.node.identity.CentralPermissions;

/**
 * Lets a call through to its handler when the realm permits it now. Stands behind {@link RoleGate}.
 * While the realm is away nothing of this is permitted: what danger demands asks no realm.
 */
final class PermissionGate implements HandlerInterceptor {
  private final CentralPermissions permissions;

  PermissionGate(CentralPermissions permissions) {
    this.permissions = permissions;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method) {
      PermittedCentrally needed = method.getMethodAnnotation(PermittedCentrally.class);
      if (needed != null) {
        require(needed, caller());
      }
    }
    return true;
  }

  private void require(PermittedCentrally needed, Jwt caller) {
    if (needed.ofWhoSeesEveryCase() && !Officer.seesEveryCase(CallerReader.roles(caller))) {
      return;
    }
    switch (permissions.ask(needed.value(), caller.getTokenValue())) {
      case GRANTED -> {}
      case REFUSED -> throw new ProblemException(ApiError.NOT_PERMITTED);
      case UNKNOWN -> throw new ProblemException(ApiError.PERMISSION_UNKNOWN);
    }
  }

  private static Jwt caller() {
    if (SecurityContextHolder.getContext().getAuthentication()
        instanceof JwtAuthenticationToken token) {
      return token.getToken();
    }
    throw new ProblemException(ApiError.NOT_AUTHENTICATED);
  }
}
