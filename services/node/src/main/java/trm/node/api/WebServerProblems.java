package trm.node.api;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;

/**
 * What the web server refuses before any handler sees it is a problem document as well, instead of
 * a page that names the server.
 */
final class WebServerProblems extends ErrorReportValve {
  private final ProblemAnswers answers;

  WebServerProblems(ProblemAnswers answers) {
    this.answers = answers;
  }

  @Override
  protected void report(Request request, Response response, @Nullable Throwable cause) {
    boolean answered = response.getStatus() < 400 || response.getContentWritten() > 0;
    if (answered || !response.setErrorReported() || !isHeard(response)) {
      return;
    }
    try {
      answers.write(
          Problem.of(error(response.getStatus())),
          WishReader.of(request.getRequest()),
          response.getResponse());
      response.finishResponse();
    } catch (IOException e) {
      // The caller hung up, which is what this answer was for.
      container.getLogger().debug("A refusal was not heard", e);
    }
  }

  private static boolean isHeard(Response response) {
    AtomicBoolean isHeard = new AtomicBoolean();
    response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, isHeard);
    return isHeard.get();
  }

  /** A version or a coding that the server lacks is no fault of this node. */
  private static ApiError error(int status) {
    return switch (status) {
      case 404 -> ApiError.UNKNOWN_PATH;
      case 405 -> ApiError.METHOD_NOT_ALLOWED;
      case 413 -> ApiError.BODY_TOO_LARGE;
      case 500 -> ApiError.FAILED_HERE;
      default -> ApiError.REQUEST_UNREADABLE;
    };
  }
}
