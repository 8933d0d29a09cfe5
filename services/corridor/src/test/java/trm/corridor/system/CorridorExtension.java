package trm.corridor.system;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import trm.corridor.embedded.CorridorFault;

/**
 * Gives tests a whole running corridor, started when the first of them asks and ended after the
 * last: {@code @ExtendWith(CorridorExtension.class)}, then a {@link RunningCorridor} parameter. A
 * {@link PlayedStory} parameter is played on it when the first test asks.
 */
public final class CorridorExtension implements ParameterResolver {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> wanted = parameter.getParameter().getType();
    return wanted == RunningCorridor.class || wanted == PlayedStory.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == PlayedStory.class
        ? story(context)
        : corridor(context);
  }

  private static PlayedStory story(ExtensionContext context) {
    return store(context)
        .computeIfAbsent(
            PlayedStory.class, key -> PlayedStory.on(corridor(context)), PlayedStory.class);
  }

  private static RunningCorridor corridor(ExtensionContext context) {
    return store(context)
        .computeIfAbsent(Attempt.class, key -> Attempt.toStart(), Attempt.class)
        .corridor();
  }

  /** A corridor that did not start is not tried again by every test, minutes each time. */
  private record Attempt(@Nullable RunningCorridor started, @Nullable CorridorFault fault)
      implements AutoCloseable {
    static Attempt toStart() {
      try {
        return new Attempt(RunningCorridor.start(), null);
      } catch (CorridorFault fault) {
        return new Attempt(null, fault);
      }
    }

    RunningCorridor corridor() {
      if (started == null) {
        throw new CorridorFault("The corridor of this run did not start.", fault);
      }
      return started;
    }

    @Override
    public void close() {
      if (started != null) {
        started.close();
      }
    }
  }

  /** The root store closes what it holds when the whole run ends. */
  private static ExtensionContext.Store store(ExtensionContext context) {
    return context.getRoot().getStore(ExtensionContext.Namespace.create(CorridorExtension.class));
  }
}
