package trm.node.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.Context;
import trm.evidence.NodeId;

/**
 * Where steps are opened. Nothing here reads or writes a header: a trace begins and ends inside
 * this process, whoever calls it and whomever it calls.
 *
 * <p>What the collector does not take in time is dropped; no step ever waits for it.
 */
public final class Tracing implements AutoCloseable {
  /** Of whatever opens a span; there is one. */
  static final String SCOPE = "node";

  private final Tracer tracer;
  private final Runnable end;

  Tracing(Tracer tracer, Runnable end) {
    this.tracer = tracer;
    this.end = end;
  }

  /** Nothing is traced, and nothing kept; nothing of the way to a collector is even loaded. */
  public static Tracing off() {
    return new Tracing(TracerProvider.noop().get(SCOPE), () -> {});
  }

  /**
   * Tells a collector.
   *
   * @param endpoint where it takes traces by OTLP over HTTP
   * @param share of all traces, from 0 to 1
   */
  public static Tracing to(String endpoint, double share, NodeId self) {
    return Exporting.to(endpoint, share, self);
  }

  /** Begins a trace of its own, whatever is under way on this thread. */
  public OpenStep first(TracedStep step) {
    return open(step, Context.root());
  }

  /** A step of what is under way on this thread; where nothing is, none. */
  public OpenStep within(TracedStep step) {
    Context here = Context.current();
    boolean isTraced = Span.fromContext(here).getSpanContext().isValid();
    return isTraced ? open(step, here) : new OpenStep(step, Span.getInvalid());
  }

  /** A moment: of what is under way on this thread, or a trace of its own. */
  public OpenStep moment(TracedStep step) {
    return open(step, Context.current());
  }

  /** What came of that step, if it is the one under way on this thread. */
  public void outcome(TracedStep step, String code) {
    OpenStep here = OpenStep.here();
    if (here != null && here.is(step)) {
      here.with(SpanKey.OUTCOME, code);
    }
  }

  private OpenStep open(TracedStep step, Context parent) {
    SpanKind kind =
        switch (step) {
          case REQUEST -> SpanKind.SERVER;
          case SENDING -> SpanKind.PRODUCER;
          case RECEIVING -> SpanKind.CONSUMER;
          case TRANSACTION, DELIVERY -> SpanKind.CLIENT;
          case COMMAND, POSTING, TAKING_IN -> SpanKind.INTERNAL;
        };
    Span span = tracer.spanBuilder(step.code()).setParent(parent).setSpanKind(kind).startSpan();
    return new OpenStep(step, span);
  }

  /** Sends what waits, as far as the collector takes it at once. */
  @Override
  public void close() {
    end.run();
  }
}
