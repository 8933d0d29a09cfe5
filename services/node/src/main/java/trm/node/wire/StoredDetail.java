package trm.node.wire;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the journal's detail says of a fact, beside what the fact says today. */
public final class StoredDetail {
  private static final JsonMapper JSON = LawJson.mapper();

  private StoredDetail() {}

  /**
   * Whether a fact still says all that was written down of it. A later release may have given it
   * components that it had not then; those are absent or empty.
   */
  public static boolean isSaidBy(String journalled, String today) {
    try {
      return covers(JSON.readTree(today), JSON.readTree(journalled));
    } catch (JacksonException e) {
      return false;
    }
  }

  private static boolean covers(JsonNode today, JsonNode then) {
    if (!today.isObject() || !then.isObject()) {
      return (today.isArray() && then.isArray()) ? coversEach(today, then) : today.equals(then);
    }
    return then.propertyStream()
            .allMatch(
                was -> today.has(was.getKey()) && covers(today.get(was.getKey()), was.getValue()))
        && today.propertyStream().allMatch(is -> then.has(is.getKey()) || isNothing(is.getValue()));
  }

  private static boolean coversEach(JsonNode today, JsonNode then) {
    if (today.size() != then.size()) {
      return false;
    }
    for (int at = 0; at < then.size(); at++) {
      if (!covers(today.get(at), then.get(at))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNothing(JsonNode value) {
    return value.isNull() || (value.isContainer() && value.isEmpty());
  }
}
