package trm.corridor.system;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a whole running corridor, started when the first of them asks and ended after the
 * last: {@code @ExtendWith(CorridorExtension.class)}, then a {@link RunningCorridor} parameter.
 */
public final class CorridorExtension implements ParameterResolver {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == RunningCorridor.class;
  }

  @Override
  public RunningCorridor resolveParameter(ParameterContext parameter, ExtensionContext context) {
    // The root store closes what it holds when the whole run ends.
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(CorridorExtension.class))
        .computeIfAbsent(
            RunningCorridor.class, key -> RunningCorridor.start(), RunningCorridor.class);
  }
}
