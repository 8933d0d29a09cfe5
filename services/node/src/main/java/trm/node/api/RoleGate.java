package trm.node.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import trm.node.Charter;
import trm.node.OfficerRole;

/** Lets a call through to its handler when the caller's role is one that the handler names. */
final class RoleGate implements HandlerInterceptor {
  private final Charter charter;

  RoleGate(Charter charter) {
    this.charter = charter;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method && isOurs(method)) {
      require(method.getMethodAnnotation(AllowedTo.class), command(request));
    }
    return true;
  }

  /** The framework has a handler of its own, for errors that no problem document answers. */
  private static boolean isOurs(HandlerMethod method) {
    return method.getBeanType().getPackageName().startsWith("trm.");
  }

  private void require(@Nullable AllowedTo allowed, String command) {
    if (allowed == null) {
      throw new IllegalStateException("Every handler says whom it lets in.");
    }
    if (allowed.everybody()) {
      return;
    }
    String named = Callers.command(allowed, command);
    if (!named.isEmpty() && !charter.offers(named)) {
      throw new ProblemException(ApiError.UNKNOWN_COMMAND);
    }
    var roles = Callers.of(allowed, charter, command);
    if (caller().stream().noneMatch(roles::contains)) {
      throw new ProblemException(ApiError.ROLE_NOT_ALLOWED);
    }
  }

  private static Set<OfficerRole> caller() {
    return SecurityContextHolder.getContext().getAuthentication()
            instanceof JwtAuthenticationToken token
        ? CallerReader.roles(token.getToken())
        : Set.of();
  }

  private static String command(HttpServletRequest request) {
    return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
            instanceof Map<?, ?> variables
        ? String.valueOf(variables.get("command"))
        : "";
  }
}
