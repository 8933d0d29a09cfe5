package trm.client;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The node said no, by a problem document (RFC 9457). Programs go by {@link #code} and the ids of
 * {@link #rules}, which never change; the sentences are for people and come in the language that
 * the client asked for.
 */
public final class ProblemException extends NodeException {
  private static final long serialVersionUID = 1;
  private final int status;
  private final transient JsonNode document;
  private final @Nullable Duration retryAfter;

  ProblemException(int status, JsonNode document, @Nullable Duration retryAfter) {
    super(sentence(status, document), null);
    this.status = status;
    this.document = document;
    this.retryAfter = retryAfter;
  }

  /**
   * A rule that said no.
   *
   * @param id the same in every language and release, such as {@code SOP4-RETURN-03}
   * @param sentence what is missing, for a person
   */
  public record BrokenRule(String id, String sentence) {}

  /**
   * A field that is wrong. Its value is in no problem document.
   *
   * @param field its path, such as {@code risks[0].type}
   */
  public record FaultyField(String field, String sentence) {}

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** What went wrong, such as {@code RULES_BROKEN}; empty when the answer was not the node's. */
  public String code() {
    return Json.text(document, "code");
  }

  /** What went wrong, in a few words of the reader's language. */
  public String title() {
    return Json.text(document, "title");
  }

  /** What to do about it, in the reader's language. */
  public String detail() {
    return Json.text(document, "detail");
  }

  /** Every rule that said no; none unless the code is {@code RULES_BROKEN}. */
  public List<BrokenRule> rules() {
    return document.path("rules").values().stream()
        .map(rule -> new BrokenRule(Json.text(rule, "id"), Json.text(rule, "sentence")))
        .toList();
  }

  /** The fields that are wrong. */
  public List<FaultyField> fields() {
    return document.path("fields").values().stream()
        .map(field -> new FaultyField(Json.text(field, "field"), Json.text(field, "sentence")))
        .toList();
  }

  /** The language of the sentences; empty when the answer was not the node's. */
  public String language() {
    return Json.text(document, "language");
  }

  /** How long the node asks to be left alone. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /** The whole document, with what some codes have besides. */
  public JsonNode document() {
    return document;
  }

  private static String sentence(int status, JsonNode document) {
    StringBuilder said = new StringBuilder().append(status);
    for (String member : List.of("code", "title", "detail")) {
      String text = Json.text(document, member);
      said.append(text.isEmpty() ? "" : " ").append(text);
    }
    for (JsonNode rule : document.path("rules")) {
      said.append(' ').append(Json.text(rule, "id"));
    }
    return said.toString();
  }
}
