package trm.node.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;
import trm.node.api.RateLimits.Verdict;

/**
 * Refuses the requests of an account that makes too many. Stands behind the look at the token, so
 * that nobody uses up the limit of another; who has no token is refused anyway.
 */
final class RateLimitFilter extends OncePerRequestFilter {
  private static final Pattern WARNING =
      Pattern.compile("/api/v1/cases/[^/]+/commands/(raise-risk-alert|report-missing)");
  private final RateLimits limits;
  private final ProblemAnswers answers;
  private final Throttled throttled;

  RateLimitFilter(RateLimits limits, ProblemAnswers answers, Throttled throttled) {
    this.limits = limits;
    this.answers = answers;
    this.throttled = throttled;
  }

  static boolean isWarning(HttpServletRequest request) {
    return WARNING.matcher(request.getRequestURI()).matches();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication caller = SecurityContextHolder.getContext().getAuthentication();
    if (!(caller instanceof JwtAuthenticationToken token)) {
      chain.doFilter(request, response);
      return;
    }
    Verdict verdict = limits.take(token.getName(), isWarning(request));
    response.setHeader("RateLimit-Policy", limits.policy(token.getName()));
    response.setHeader(
        "RateLimit", "\"account\";r=" + verdict.remaining() + ";t=" + verdict.reset());
    if (verdict.allowed()) {
      chain.doFilter(request, response);
    } else {
      throttled.happened();
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(verdict.retryAfter()));
      answers.write(Problem.of(ApiError.TOO_MANY_REQUESTS), WishReader.of(request), response);
    }
  }
}
