package trm.node.disclosure;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import trm.node.wire.RecordShape;
import trm.referral.Guarded;

/** Every text inside a value, however deep. */
final class Texts {
  private Texts() {}

  static Stream<String> in(@Nullable Object value) {
    return switch (value) {
      case null -> Stream.empty();
      case String text -> Stream.of(text);
      case Guarded<?> guarded -> guarded.held().stream().flatMap(Texts::in);
      case List<?> list -> list.stream().flatMap(Texts::in);
      case Record record -> inComponents(record);
      case Object other -> Stream.empty();
    };
  }

  private static Stream<String> inComponents(Record record) {
    return RecordShape.of(record.getClass()).components().stream()
        .flatMap(component -> in(RecordShape.valueOf(record, component)));
  }
}
