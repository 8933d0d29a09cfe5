package trm.node.settings;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import trm.evidence.NodeId;
import trm.node.tracing.Tracing;

/**
 * Whether the node's own collector is told what the node does. Without an endpoint nothing is
 * traced.
 *
 * @param endpoint where the collector takes traces by OTLP over HTTP
 * @param share of all traces, from 0 to 1
 */
@ConfigurationProperties("trm.traces")
public record TraceSettings(@Nullable String endpoint, double share) {
  private static final Set<String> SCHEMES = Set.of("http", "https");

  public TraceSettings {
    if (!(share >= 0 && share <= 1)) {
      throw new InvalidSettingException("trm.traces.share", "must lie between 0 and 1");
    }
    if (endpoint != null && !endpoint.isBlank() && !isAddress(endpoint)) {
      throw new InvalidSettingException(
          "trm.traces.endpoint", "is no address such as http://collector:4318/v1/traces");
    }
  }

  private static boolean isAddress(String text) {
    try {
      URI address = URI.create(text);
      return address.getHost() != null && SCHEMES.contains(String.valueOf(address.getScheme()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Decided at the start: the context that the build works out is the same with and without. */
  public Tracing tracing(NodeId self) {
    return endpoint == null || endpoint.isBlank()
        ? Tracing.off()
        : Tracing.to(endpoint, share, self);
  }
}
