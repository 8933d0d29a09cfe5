package trm.node.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationEntryPointFailureHandler;

/** Says "not signed in" and "not your role" as problem documents too. */
final class SecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler {
  /** How Spring Security begins the one description that it gives of such a token. */
  private static final String EXPIRED = "Jwt expired at ";

  private final ProblemAnswers answers;

  SecurityProblems(ProblemAnswers answers) {
    this.answers = answers;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    if (failure instanceof AuthenticationServiceException) {
      answers.write(Problem.of(ApiError.IDENTITY_AWAY), WishReader.of(request), response);
      return;
    }
    boolean expired = isNothingButExpired(failure);
    response.setHeader(
        HttpHeaders.WWW_AUTHENTICATE, expired ? "Bearer error=\"invalid_token\"" : "Bearer");
    answers.write(
        Problem.of(expired ? ApiError.TOKEN_EXPIRED : ApiError.NOT_AUTHENTICATED),
        WishReader.of(request),
        response);
  }

  /** A token that has another fault besides is not told of its time. */
  private static boolean isNothingButExpired(AuthenticationException failure) {
    return failure.getCause() instanceof JwtValidationException invalid
        && invalid.getErrors().stream()
            .allMatch(fault -> String.valueOf(fault.getDescription()).startsWith(EXPIRED));
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
      throws IOException {
    answers.write(Problem.of(ApiError.ROLE_NOT_ALLOWED), WishReader.of(request), response);
  }

  /** When the realm's keys cannot be fetched, that is a 503 of ours and not an error page. */
  ObjectPostProcessor<BearerTokenAuthenticationFilter> identityAwayIsNoBug() {
    AuthenticationEntryPointFailureHandler told = new AuthenticationEntryPointFailureHandler(this);
    told.setRethrowAuthenticationServiceException(false);
    return new ObjectPostProcessor<>() {
      @Override
      public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
        filter.setAuthenticationFailureHandler(told);
        return filter;
      }
    };
  }
}
