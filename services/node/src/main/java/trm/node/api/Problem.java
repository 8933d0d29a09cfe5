package trm.node.api;

import java.util.List;

/**
 * A problem as this interface finds it, in English. {@link ProblemWords} says it to its reader.
 *
 * @param type a name for the kind of problem, not an address
 * @param code the {@link ApiError}
 * @param rules every broken rule, where rules were broken
 * @param fields every wrong field, where fields were wrong
 */
record Problem(
    String type,
    String title,
    int status,
    String code,
    String detail,
    List<Rule> rules,
    List<Field> fields) {

  /** One broken rule in words that a case worker understands. */
  record Rule(String id, String sentence) {}

  /** One wrong field; never its value, which may be personal. */
  record Field(String field, String sentence) {}

  static Problem of(ApiError error) {
    return of(error, error.sentence());
  }

  static Problem of(ApiError error, String detail) {
    return new Problem(
        ProblemDocument.typeOf(error),
        error.title(),
        error.status(),
        error.name(),
        detail,
        List.of(),
        List.of());
  }

  static Problem ofRules(ApiError error, List<Rule> rules) {
    return of(error).with(rules, List.of());
  }

  static Problem ofFields(ApiError error, List<Field> fields) {
    return of(error).with(List.of(), fields);
  }

  private Problem with(List<Rule> brokenRules, List<Field> wrongFields) {
    return new Problem(type, title, status, code, detail, brokenRules, wrongFields);
  }
}
