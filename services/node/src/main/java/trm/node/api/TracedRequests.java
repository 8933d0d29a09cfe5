package trm.node.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;
import trm.node.tracing.OpenStep;
import trm.node.tracing.SpanKey;
import trm.node.tracing.TracedStep;
import trm.node.tracing.Tracing;

/**
 * Each request is a trace of its own. What a caller says about traces is not read: he would choose
 * the node's ids, and whether it keeps them.
 */
final class TracedRequests extends OncePerRequestFilter {
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
  private static final String NO_OPERATION = "none";

  private final Tracing tracing;

  TracedRequests(Tracing tracing) {
    this.tracing = tracing;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try (OpenStep step = tracing.first(TracedStep.REQUEST)) {
      String method = request.getMethod();
      step.with(SpanKey.METHOD, METHODS.contains(method) ? method : "_OTHER");
      chain.doFilter(request, response);
      Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
      step.with(SpanKey.ROUTE, route == null ? NO_OPERATION : route);
      step.with(SpanKey.STATUS, response.getStatus());
    }
  }
}
