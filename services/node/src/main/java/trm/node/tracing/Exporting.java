package trm.node.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import trm.evidence.NodeId;

/**
 * The way to a collector: one thread, one buffer. Apart from {@link Tracing}, so that a node
 * without a collector loads none of the classes behind it.
 */
final class Exporting {
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final int SPANS_WAITING_MAX = 2048;
  private static final int SPANS_AT_ONCE_MAX = 256;
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  private Exporting() {}

  static Tracing to(String endpoint, double share, NodeId self) {
    SdkTracerProvider provider =
        SdkTracerProvider.builder()
            .setResource(
                Resource.create(
                    Attributes.of(AttributeKey.stringKey("service.name"), self.value())))
            .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(share)))
            .addSpanProcessor(processor(endpoint))
            .build();
    return new Tracing(
        provider.get(Tracing.SCOPE),
        () -> provider.shutdown().join(FAREWELL.toMillis(), TimeUnit.MILLISECONDS));
  }

  private static BatchSpanProcessor processor(String endpoint) {
    OtlpHttpSpanExporter exporter =
        OtlpHttpSpanExporter.builder().setEndpoint(endpoint).setTimeout(LIMIT).build();
    return BatchSpanProcessor.builder(exporter)
        .setScheduleDelay(INTERVAL)
        .setExporterTimeout(LIMIT)
        .setMaxQueueSize(SPANS_WAITING_MAX)
        .setMaxExportBatchSize(SPANS_AT_ONCE_MAX)
        .build();
  }
}
