package trm.node.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets two large bodies in at once, and asks whoever waited too long to come again. What is a
 * mebibyte on its way takes tens of them once it is read, and a node has a small heap: as many as
 * care to come at once would end it.
 */
final class LargeBodyFilter extends OncePerRequestFilter {
  private static final int SMALL = 64 << 10;
  private static final int AT_ONCE = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ProblemAnswers answers;
  private final Throttled throttled;
  private final Semaphore places = new Semaphore(AT_ONCE, true);

  /** A warning, and a reading in danger to life, wait for nobody's file. */
  private final Semaphore placesOfWarnings = new Semaphore(AT_ONCE, true);

  LargeBodyFilter(ProblemAnswers answers, Throttled throttled) {
    this.answers = answers;
    this.throttled = throttled;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Semaphore wanted = isOfLife(request) ? placesOfWarnings : places;
    if (!isLarge(request)) {
      chain.doFilter(request, response);
    } else if (isGiven(wanted)) {
      try {
        chain.doFilter(request, response);
      } finally {
        wanted.release();
      }
    } else {
      throttled.happened();
      answers.write(Problem.of(ApiError.TOO_MANY_REQUESTS), WishReader.of(request), response);
    }
  }

  private static boolean isOfLife(HttpServletRequest request) {
    return RateLimitFilter.isWarning(request)
        || request.getRequestURI().endsWith("/emergency-reading");
  }

  /** A length that is not said could be any. Photos and scans have places of their own. */
  private static boolean isLarge(HttpServletRequest request) {
    boolean unsaid = request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    return (unsaid || request.getContentLengthLong() > SMALL)
        && !request.getRequestURI().endsWith("/attachments");
  }

  private static boolean isGiven(Semaphore places) {
    try {
      return places.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
