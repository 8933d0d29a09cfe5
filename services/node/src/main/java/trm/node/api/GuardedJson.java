package trm.node.api;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import trm.referral.Guarded;

/**
 * What is guarded, as an officer who may see the case reads it: its content, {@code null} where it
 * was withheld, and {@code "[erased]"} where its key is destroyed.
 */
final class GuardedJson {
  private GuardedJson() {}

  static JacksonModule module() {
    SimpleModule module = new SimpleModule("trm-guarded");
    module.addSerializer(new Shown());
    return module;
  }

  private static final class Shown extends StdSerializer<Guarded<?>> {
    Shown() {
      super(Guarded.class);
    }

    @Override
    public void serialize(Guarded<?> value, JsonGenerator json, SerializationContext context) {
      switch (value) {
        case Guarded.Held<?>(var content) -> context.writeValue(json, content);
        case Guarded.Withheld<?>() -> json.writeNull();
        case Guarded.Erased<?>() -> json.writeString("[erased]");
      }
    }
  }
}
