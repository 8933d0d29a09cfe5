package trm.client;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Any call of the interface, for what has no method of its own. Immutable.
 *
 * @param path below {@code /api/v1}, such as {@code /cases}, with its parameters
 */
public record Request(String method, String path, BodyPublisher body, Map<String, String> headers) {
  private static final String KEY = "Idempotency-Key";
  private static final Set<String> IDEMPOTENT = Set.of("GET", "PUT", "DELETE");

  /** Keeps the headers as they are now. */
  public Request {
    headers = Map.copyOf(headers);
  }

  /** Reads something. */
  public static Request get(String path) {
    return new Request("GET", path, BodyPublishers.noBody(), Map.of());
  }

  /** Takes something away. */
  public static Request delete(String path) {
    return new Request("DELETE", path, BodyPublishers.noBody(), Map.of());
  }

  /** Sends something that can be written as JSON. */
  public static Request post(String path, Object body) {
    return json("POST", path, Json.written(body));
  }

  /** Puts something that can be written as JSON. */
  public static Request put(String path, Object body) {
    return json("PUT", path, Json.written(body));
  }

  /** Sends a text that is JSON, as it is. */
  public static Request postText(String path, String json) {
    return json("POST", path, json);
  }

  private static Request json(String method, String path, String text) {
    return new Request(method, path, BodyPublishers.ofString(text), Map.of())
        .with("Content-Type", "application/json");
  }

  /** The same with one header more. */
  public Request with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Request(method, path, body, more);
  }

  /** The same under a key that stands for it, so that it may be repeated. */
  public Request under(String idempotencyKey) {
    return with(KEY, idempotencyKey);
  }

  /** Whether a second one does nothing twice. */
  boolean isRepeatable() {
    return IDEMPOTENT.contains(method) || headers.containsKey(KEY);
  }
}
