package trm.node.runtime;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import trm.evidence.NodeId;
import trm.node.settings.TraceSettings;
import trm.node.tracing.Tracing;

/** Makes what steps are opened with; a setting of the start decides whether anybody is told. */
@Configuration(proxyBeanMethods = false)
public class TracingConfiguration {

  @Bean(destroyMethod = "close")
  Tracing tracing(TraceSettings settings, NodeId self) {
    return settings.tracing(self);
  }
}
