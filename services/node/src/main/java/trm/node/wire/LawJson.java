package trm.node.wire;

import java.util.Arrays;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import trm.referral.Identifier;
import trm.referral.Octets;
import trm.referral.Part;

/**
 * The law's values in JSON. What is named by one text (an identifier, octets in hexadecimal, a part
 * of a case file) is that text; every other record is an object with its components' names.
 */
public final class LawJson {
  private LawJson() {}

  /** A mapper of its own for storage: strict, and independent of how the web layer is set. */
  static JsonMapper mapper() {
    return JsonMapper.builder()
        .addModule(module())
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .build();
  }

  /** For a mapper that must know the law's one-text records. */
  public static JacksonModule module() {
    SimpleModule module = new SimpleModule("trm-law");
    Stream<Class<?>> identifiers = Arrays.stream(Identifier.class.getPermittedSubclasses());
    Stream.concat(identifiers, Stream.of(Octets.class, Part.class))
        .forEach(type -> register(module, type));
    return module;
  }

  private static <T> void register(SimpleModule module, Class<T> type) {
    RecordShape<T> shape = RecordShape.of(type);
    module.addSerializer(type, new TextOut<>(type, shape));
    module.addDeserializer(type, new TextIn<>(type, shape));
  }

  private static final class TextOut<T> extends StdSerializer<T> {
    private final RecordShape<T> shape;

    TextOut(Class<T> type, RecordShape<T> shape) {
      super(type);
      this.shape = shape;
    }

    @Override
    public void serialize(T value, JsonGenerator json, SerializationContext context) {
      json.writeString((String) RecordShape.valueOf(value, shape.components().getFirst()));
    }
  }

  private static final class TextIn<T> extends StdDeserializer<T> {
    private final RecordShape<T> shape;

    TextIn(Class<T> type, RecordShape<T> shape) {
      super(type);
      this.shape = shape;
    }

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) {
      try {
        return shape.create(new Object[] {json.getString()});
      } catch (IllegalArgumentException e) {
        return context.reportInputMismatch(this, "%s", e.getMessage());
      }
    }
  }
}
