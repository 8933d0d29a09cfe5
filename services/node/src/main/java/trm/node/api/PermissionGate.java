package trm.node.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import trm.node.casework.Officer;

/**
 * Lets a call through to its handler when the realm permits it now. Stands behind {@link RoleGate}.
 */
final class PermissionGate implements HandlerInterceptor {
  private final Permits permits;

  PermissionGate(Permits permits) {
    this.permits = permits;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method) {
      PermittedCentrally needed = method.getMethodAnnotation(PermittedCentrally.class);
      if (needed != null && isAskedHere(needed.of())) {
        permits.require(needed.value(), caller());
      }
    }
    return true;
  }

  private static boolean isAskedHere(PermittedCentrally.Whom whom) {
    return switch (whom) {
      case EVERYBODY -> true;
      case WHO_SEES_EVERY_CASE -> Officer.seesEveryCase(CallerReader.roles(caller()));
      case WHO_ASKS_ABOUT_EVERY_CASE -> false;
    };
  }

  private static Jwt caller() {
    if (SecurityContextHolder.getContext().getAuthentication()
        instanceof JwtAuthenticationToken token) {
      return token.getToken();
    }
    throw new ProblemException(ApiError.NOT_AUTHENTICATED);
  }
}
