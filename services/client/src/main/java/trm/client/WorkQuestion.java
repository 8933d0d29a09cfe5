package trm.client;

import java.util.Map;
import java.util.TreeMap;

/** What is asked of the work list. Immutable. */
public final class WorkQuestion {
  private final Map<String, String> parameters;

  private WorkQuestion(Map<String, String> parameters) {
    this.parameters = parameters;
  }

  /** Everything that waits. */
  public static WorkQuestion all() {
    return new WorkQuestion(Map.of());
  }

  /** Only what is overdue, or only what is not. */
  public WorkQuestion overdue(boolean overdue) {
    return with("overdue", String.valueOf(overdue));
  }

  /** Only of this case. */
  public WorkQuestion ofCase(String caseReference) {
    return with("case", caseReference);
  }

  /** Only of this kind, such as {@code REQUEST}. */
  public WorkQuestion ofKind(String kind) {
    return with("kind", kind);
  }

  /** Items on a page, 1 to 200. */
  public WorkQuestion max(int max) {
    return with("max", String.valueOf(max));
  }

  /** What follows that page. */
  public WorkQuestion after(WorkPage page) {
    return with("after", page.next().orElseThrow());
  }

  private WorkQuestion with(String name, String value) {
    Map<String, String> more = new TreeMap<>(parameters);
    more.put(name, value);
    return new WorkQuestion(more);
  }

  String query() {
    Query query = new Query();
    parameters.forEach(query::and);
    return query.toString();
  }
}
