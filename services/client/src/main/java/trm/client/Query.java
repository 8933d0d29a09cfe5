package trm.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;

/** The parameters of a call; what is empty is left out. */
final class Query {
  private final StringJoiner text = new StringJoiner("&", "?", "").setEmptyValue("");

  Query and(String name, String value) {
    if (!value.isEmpty()) {
      text.add(name + "=" + escaped(value));
    }
    return this;
  }

  static String escaped(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
