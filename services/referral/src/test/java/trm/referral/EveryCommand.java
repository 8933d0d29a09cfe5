package trm.referral;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One specimen of every command, filled with what the law needs to tell them apart. */
final class EveryCommand {
  private EveryCommand() {}

  static Stream<Command> asSpecimens() {
    return under(Command.class).map(EveryCommand::specimen);
  }

  private static Stream<Class<?>> under(Class<?> type) {
    return type.isRecord()
        ? Stream.of(type)
        : Arrays.stream(type.getPermittedSubclasses()).flatMap(EveryCommand::under);
  }

  private static Command specimen(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return (Command)
          type.getDeclaredConstructor(types)
              .newInstance(Arrays.stream(components).map(EveryCommand::content).toArray());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private static @Nullable Object content(RecordComponent component) {
    if (component.getType() == boolean.class) {
      return false;
    }
    if (component.getType() == long.class) {
      return 0L;
    }
    if (component.getType() == String.class) {
      return component.getName().equals("measure") ? "M2.1" : "";
    }
    return component.getType() == RequestId.class ? new RequestId("none") : null;
  }
}
