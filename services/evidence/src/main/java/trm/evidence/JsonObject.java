package trm.evidence;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object that a stranger may have written: every access names the member and says what is
 * wrong with it. Each reading method throws {@code IllegalArgumentException} when the member is
 * absent or of another kind.
 */
public final class JsonObject {
  private final Map<?, ?> members;

  private JsonObject(Map<?, ?> members) {
    this.members = members;
  }

  /**
   * Reads one object.
   *
   * @throws IllegalArgumentException when the text is no JSON object
   */
  public static JsonObject parse(String text) {
    try {
      return new JsonObject(JSONObjectUtils.parse(text));
    } catch (ParseException e) {
      throw new IllegalArgumentException("The text is no JSON object.", e);
    }
  }

  /** Writes members in their map's order, without white space. */
  public static String write(Map<String, ?> members) {
    return JSONObjectUtils.toJSONString(members);
  }

  /** A text. */
  public String text(String name) {
    return require(name, String.class, members.get(name));
  }

  /** A text, where the member is there. */
  public Optional<String> optionalText(String name) {
    return members.get(name) == null ? Optional.empty() : Optional.of(text(name));
  }

  /** A whole number. */
  public long number(String name) {
    return require(name, Long.class, members.get(name));
  }

  /** A time in the form of ISO 8601. */
  public Instant instant(String name) {
    try {
      return Instant.parse(text(name));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(name + " is no time.", e);
    }
  }

  /** A time, where the member is there. */
  public Optional<Instant> optionalInstant(String name) {
    return members.get(name) == null ? Optional.empty() : Optional.of(instant(name));
  }

  /** A list of texts. */
  public List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (Object element : require(name, List.class, members.get(name))) {
      texts.add(require(name, String.class, element));
    }
    return texts;
  }

  /** A list of objects. */
  public List<JsonObject> objects(String name) {
    List<JsonObject> objects = new ArrayList<>();
    for (Object element : require(name, List.class, members.get(name))) {
      objects.add(new JsonObject(require(name, Map.class, element)));
    }
    return objects;
  }

  /** An object whose members are all whole numbers that fit an {@code int}. */
  public Map<String, Integer> integers(String name) {
    Map<String, Integer> integers = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : objectMembers(name).entrySet()) {
      long value = require(name, Long.class, entry.getValue());
      integers.put(entry.getKey().toString(), (int) value);
    }
    return integers;
  }

  private Map<?, ?> objectMembers(String name) {
    return require(name, Map.class, members.get(name));
  }

  private static <T> T require(String name, Class<T> kind, @Nullable Object value) {
    if (!kind.isInstance(value)) {
      throw new IllegalArgumentException(name + " is absent or of the wrong kind.");
    }
    return kind.cast(value);
  }
}
