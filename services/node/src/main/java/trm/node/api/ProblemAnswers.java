package trm.node.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import trm.schema.LanguageWish;

/** Writes problem documents, alike whether a filter or a controller refuses. */
final class ProblemAnswers {
  private static final String RETRY_AFTER_SECONDS = "5";
  private final ProblemWords words = new ProblemWords();
  private final JsonMapper json;

  ProblemAnswers(JsonMapper json) {
    this.json = json;
  }

  ResponseEntity<String> answer(Problem problem, LanguageWish wish) {
    ProblemDocument document = words.of(problem, wish);
    return answer(problem, document, json.writeValueAsString(document));
  }

  /** The same, with one member more that belongs to this problem (RFC 9457, 3.2). */
  ResponseEntity<String> answer(
      Problem problem, String member, JsonNode content, LanguageWish wish) {
    ProblemDocument document = words.of(problem, wish);
    ObjectNode extended = json.valueToTree(document);
    extended.set(member, content);
    return answer(problem, document, extended.toString());
  }

  private static ResponseEntity<String> answer(
      Problem problem, ProblemDocument document, String body) {
    var answer =
        ResponseEntity.status(problem.status())
            .contentType(MediaType.APPLICATION_PROBLEM_JSON)
            .header(HttpHeaders.CONTENT_LANGUAGE, document.languages())
            .varyBy(HttpHeaders.ACCEPT_LANGUAGE);
    if (isForLater(problem)) {
      answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    return answer.body(body);
  }

  /** What is so only now, and said with the seconds after which to ask again. */
  private static boolean isForLater(Problem problem) {
    return problem.status() == 503 || problem.status() == 429;
  }

  void write(Problem problem, LanguageWish wish, HttpServletResponse response) throws IOException {
    ProblemDocument document = words.of(problem, wish);
    response.setStatus(problem.status());
    response.setHeader(HttpHeaders.CONTENT_LANGUAGE, document.languages());
    response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    if (isForLater(problem) && !response.containsHeader(HttpHeaders.RETRY_AFTER)) {
      response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    response
        .getOutputStream()
        .write(json.writeValueAsString(document).getBytes(StandardCharsets.UTF_8));
  }
}
