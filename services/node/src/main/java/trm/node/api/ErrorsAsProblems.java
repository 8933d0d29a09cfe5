package trm.node.api;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import trm.exchange.StorageFault;
import trm.node.Trace;

/** Turns whatever ends a request early into a problem document. Never shows a cause to a caller. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ErrorsAsProblems {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorsAsProblems.class);
  private final ProblemAnswers answers;

  ErrorsAsProblems(ProblemAnswers answers) {
    this.answers = answers;
  }

  @ExceptionHandler
  ResponseEntity<String> problem(ProblemException e) {
    return answers.answer(e.problem());
  }

  @ExceptionHandler
  ResponseEntity<String> databaseAway(StorageFault e) {
    LOG.warn("A request ended because the database is away: {}", e.getMessage());
    return answers.answer(Problem.of(ApiError.DATABASE_AWAY));
  }

  @ExceptionHandler
  ResponseEntity<String> malformed(HttpMessageNotReadableException e) {
    return answers.answer(Problem.of(ApiError.MALFORMED_BODY));
  }

  @ExceptionHandler
  ResponseEntity<String> badParameter(MethodArgumentTypeMismatchException e) {
    return answers.answer(
        Problem.ofFields(
            ApiError.FIELD_INVALID, List.of(new Problem.Field(e.getName(), "Has no valid form."))));
  }

  @ExceptionHandler
  ResponseEntity<String> unknownPath(NoResourceFoundException e) {
    return answers.answer(Problem.of(ApiError.UNKNOWN_PATH));
  }

  @ExceptionHandler
  ResponseEntity<String> wrongMethod(HttpRequestMethodNotSupportedException e) {
    return answers.answer(Problem.of(ApiError.METHOD_NOT_ALLOWED));
  }

  @ExceptionHandler
  ResponseEntity<String> wrongRequestForm(HttpMediaTypeNotSupportedException e) {
    return answers.answer(Problem.of(ApiError.UNSUPPORTED_MEDIA_TYPE));
  }

  @ExceptionHandler
  ResponseEntity<String> wrongAnswerForm(HttpMediaTypeNotAcceptableException e) {
    return answers.answer(Problem.of(ApiError.NOT_ACCEPTABLE));
  }

  /**
   * The top of a request's thread: a bug. Logged by type and place only, since a message of a
   * parser or a driver may quote what a person wrote.
   */
  @ExceptionHandler
  ResponseEntity<String> bug(Exception e) {
    LOG.error("A request ended in {}", Trace.of(e));
    return answers.answer(Problem.of(ApiError.FAILED_HERE));
  }
}
