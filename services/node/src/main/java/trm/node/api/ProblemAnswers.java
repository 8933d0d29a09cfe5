package trm.node.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** Writes problem documents, alike whether a filter or a controller refuses. */
final class ProblemAnswers {
  private static final String RETRY_AFTER_SECONDS = "5";
  private final JsonMapper json;

  ProblemAnswers(JsonMapper json) {
    this.json = json;
  }

  ResponseEntity<String> answer(Problem problem) {
    var answer =
        ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
    if (problem.status() == 503) {
      answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    return answer.body(text(problem));
  }

  void write(Problem problem, HttpServletResponse response) throws IOException {
    response.setStatus(problem.status());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    if (problem.status() == 503) {
      response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    response.getOutputStream().write(text(problem).getBytes(StandardCharsets.UTF_8));
  }

  String text(Problem problem) {
    return json.writeValueAsString(problem);
  }
}
