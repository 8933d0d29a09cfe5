package trm.node.api;

import java.io.IOException;
import java.util.List;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.coyote.BadRequestException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import trm.exchange.StorageFault;
import trm.node.LogEvent;
import trm.node.Trace;
import trm.schema.LanguageWish;

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
  ResponseEntity<String> problem(ProblemException e, LanguageWish wish) {
    return answers.answer(e.problem(), wish);
  }

  @ExceptionHandler
  ResponseEntity<String> storageFault(StorageFault e, LanguageWish wish) {
    return switch (e.kind()) {
      case AWAY -> {
        LogEvent.DATABASE_AWAY.to(LOG, e.getMessage());
        yield answers.answer(Problem.of(ApiError.DATABASE_AWAY), wish);
      }
      case FULL -> {
        LogEvent.DATABASE_FULL.to(LOG, e.getMessage());
        yield answers.answer(Problem.of(ApiError.DATABASE_FULL), wish);
      }
      case CONFLICT -> {
        LogEvent.REQUEST_OVERTAKEN.to(LOG, e.getMessage());
        yield answers.answer(Problem.of(ApiError.CHANGED_MEANWHILE), wish);
      }
    };
  }

  @ExceptionHandler
  ResponseEntity<String> malformed(HttpMessageNotReadableException e, LanguageWish wish) {
    return answers.answer(Problem.of(ApiError.MALFORMED_BODY), wish);
  }

  /** The caller hung up or fell silent in the middle of a body: no mistake of this node's. */
  @ExceptionHandler({ClientAbortException.class, BadRequestException.class})
  ResponseEntity<String> cutShort(IOException e, LanguageWish wish) {
    LogEvent.REQUEST_BROKEN_OFF.to(LOG);
    return answers.answer(Problem.of(ApiError.MALFORMED_BODY), wish);
  }

  @ExceptionHandler
  ResponseEntity<String> badParameter(MethodArgumentTypeMismatchException e, LanguageWish wish) {
    return answers.answer(
        Problem.ofFields(
            ApiError.FIELD_INVALID, List.of(new Problem.Field(e.getName(), "Has no valid form."))),
        wish);
  }

  @ExceptionHandler
  ResponseEntity<String> missing(MissingRequestValueException e, LanguageWish wish) {
    String name =
        switch (e) {
          case MissingServletRequestParameterException parameter -> parameter.getParameterName();
          case MissingRequestHeaderException header -> header.getHeaderName();
          default -> "";
        };
    return answers.answer(
        Problem.ofFields(ApiError.FIELD_INVALID, List.of(new Problem.Field(name, "Is missing."))),
        wish);
  }

  @ExceptionHandler
  ResponseEntity<String> unknownPath(NoResourceFoundException e, LanguageWish wish) {
    return answers.answer(Problem.of(ApiError.UNKNOWN_PATH), wish);
  }

  @ExceptionHandler
  ResponseEntity<String> wrongMethod(HttpRequestMethodNotSupportedException e, LanguageWish wish) {
    return answers.answer(Problem.of(ApiError.METHOD_NOT_ALLOWED), wish);
  }

  @ExceptionHandler
  ResponseEntity<String> wrongRequestForm(HttpMediaTypeNotSupportedException e, LanguageWish wish) {
    return answers.answer(Problem.of(ApiError.UNSUPPORTED_MEDIA_TYPE), wish);
  }

  @ExceptionHandler
  ResponseEntity<String> wrongAnswerForm(HttpMediaTypeNotAcceptableException e, LanguageWish wish) {
    return answers.answer(Problem.of(ApiError.NOT_ACCEPTABLE), wish);
  }

  /**
   * A form that can be written, in a charset in which it cannot, is found out only when it is
   * written. With a cause it is a bug, as any other.
   */
  @ExceptionHandler
  ResponseEntity<String> notWritable(HttpMessageNotWritableException e, LanguageWish wish) {
    return e.getCause() == null
        ? answers.answer(Problem.of(ApiError.NOT_ACCEPTABLE), wish)
        : bug(e, wish);
  }

  /**
   * The top of a request's thread: a bug. Logged by type and place only, since a message of a
   * parser or a driver may quote what a person wrote.
   */
  @ExceptionHandler
  ResponseEntity<String> bug(Exception e, LanguageWish wish) {
    LogEvent.REQUEST_FAILED.to(LOG, Trace.of(e));
    return answers.answer(Problem.of(ApiError.FAILED_HERE), wish);
  }
}
