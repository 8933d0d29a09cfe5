package trm.scenario;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** Runs a {@link Scenario}: as it is, and without each of its protections. */
final class SeenToFail implements TestTemplateInvocationContextProvider {

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return context.getRequiredTestMethod().isAnnotationPresent(Scenario.class);
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    Scenario scenario = context.getRequiredTestMethod().getAnnotation(Scenario.class);
    return Stream.concat(
        Stream.of(run(scenario.number() + " holds", List.of())),
        Arrays.stream(scenario.without())
            .map(
                protection ->
                    run(
                        scenario.number() + " fails unless " + protection.value(),
                        List.of(new Without(protection)))));
  }

  private static TestTemplateInvocationContext run(String name, List<Extension> extensions) {
    return new TestTemplateInvocationContext() {
      @Override
      public String getDisplayName(int invocationIndex) {
        return name;
      }

      @Override
      public List<Extension> getAdditionalExtensions() {
        return extensions;
      }
    };
  }

  /** Takes one protection away around the test method; what was set up before it stays sound. */
  record Without(Protection protection) implements InvocationInterceptor {
    @Override
    public void interceptTestTemplateMethod(
        Invocation<Void> invocation,
        ReflectiveInvocationContext<Method> method,
        ExtensionContext context)
        throws Throwable {
      mustFail(invocation);
    }

    /** Only a failed assertion counts: any other failure says that the test fell over something. */
    void mustFail(Invocation<?> test) throws Throwable {
      try (TakenAway _ = TakenAway.of(List.of(protection.taken()))) {
        test.proceed();
      } catch (AssertionError seen) {
        return;
      }
      throw new AssertionError(
          "It holds as well where this is not so: %s. The test proves nothing, or something else protects too."
              .formatted(protection.value()));
    }
  }
}
