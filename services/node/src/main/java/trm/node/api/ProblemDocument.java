package trm.node.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A problem as its reader gets it (RFC 9457).
 *
 * @param type a name for the kind of problem, not an address
 * @param code the {@link ApiError}
 * @param language of title and detail, and of every sentence that names no other
 * @param fallback whether anything in it is English for want of the reader's own language
 * @param reviewed whether a native speaker has read all of it
 * @param rules every broken rule, where rules were broken
 * @param fields every wrong field, where fields were wrong
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemDocument(
    String type,
    String title,
    int status,
    String code,
    String detail,
    String language,
    boolean fallback,
    boolean reviewed,
    List<Rule> rules,
    List<Field> fields) {

  /** The name of an error's kind of problem. */
  public static String typeOf(ApiError error) {
    return "urn:trm:error:" + error.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Every language in it, as {@code Content-Language} names them. */
  String languages() {
    Set<String> languages = new LinkedHashSet<>();
    languages.add(language);
    rules.forEach(rule -> languages.add(Objects.requireNonNullElse(rule.language(), language)));
    fields.forEach(field -> languages.add(Objects.requireNonNullElse(field.language(), language)));
    return String.join(", ", languages);
  }

  /** One broken rule in words that a case worker understands. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Rule(String id, String sentence, @Nullable String language) {}

  /** One wrong field; never its value, which may be personal. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Field(String field, String sentence, @Nullable String language) {}
}
