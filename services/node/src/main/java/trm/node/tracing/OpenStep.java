package trm.node.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.Scope;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A step under way on this thread; closing it ends its span. */
public final class OpenStep implements AutoCloseable {
  /** Codes, ids and routes. What a person wrote has a space or a letter of another script. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.:/{}*-]{1,120}");

  private static final String WITHHELD = "withheld";
  private static final ContextKey<OpenStep> HERE = ContextKey.named("step");

  private final TracedStep step;
  private final Span span;
  private final Scope scope;

  /** An invalid span is what a node without a collector has: it leaves no mark on the thread. */
  @SuppressWarnings("MustBeClosedChecker") // closed with the step
  OpenStep(TracedStep step, Span span) {
    this.step = step;
    this.span = span;
    this.scope =
        span.getSpanContext().isValid()
            ? Context.root().with(span).with(HERE, this).makeCurrent()
            : Scope.noop();
  }

  static @Nullable OpenStep here() {
    return Context.current().get(HERE);
  }

  /** The step under way on this thread, if the collector will be told of it. */
  public static @Nullable OpenStep told() {
    OpenStep here = here();
    return here != null && here.span.getSpanContext().isSampled() ? here : null;
  }

  /** Id of the trace, 32 digits. */
  public String traceId() {
    return span.getSpanContext().getTraceId();
  }

  /** Id of the step's span, 16 digits. */
  public String spanId() {
    return span.getSpanContext().getSpanId();
  }

  boolean is(TracedStep other) {
    return step == other;
  }

  /**
   * Says something of the step. What is neither a code nor an id is withheld.
   *
   * @throws IllegalArgumentException when the step does not have that key
   */
  public OpenStep with(SpanKey key, Object value) {
    if (!step.keys().contains(key)) {
      throw new IllegalArgumentException(step + " has no " + key);
    }
    if (span.isRecording()) {
      say(key, value);
    }
    return this;
  }

  private void say(SpanKey key, Object value) {
    if (value instanceof Number number) {
      span.setAttribute(key.code(), number.longValue());
    } else {
      String text = value.toString();
      span.setAttribute(key.code(), PLAIN.matcher(text).matches() ? text : WITHHELD);
    }
  }

  @Override
  public void close() {
    scope.close();
    span.end();
  }
}
