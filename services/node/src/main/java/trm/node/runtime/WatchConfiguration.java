package trm.node.runtime;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import trm.evidence.NodeId;
import trm.node.settings.BrokerSettings;
import trm.node.storage.NodeFigures;

/** What alarms are made from and nothing else counts already; the names are {@link NodeMeter}'s. */
@Configuration(proxyBeanMethods = false)
public class WatchConfiguration {
  private static final Duration LOOK_INTERVAL = Duration.ofSeconds(15);
  private static final Duration AUTHORITIES_INTERVAL = Duration.ofMinutes(10);

  @Bean
  Loop figureLoop(NodeFigures figures, InstantSource clock, MeterRegistry meters) {
    FigureGauges gauges = new FigureGauges(figures, clock, meters);
    return new Loop("figures", LOOK_INTERVAL, gauges::step, meters);
  }

  @Bean
  ExpiryGauges expiryGauges(
      NodeId self,
      KeyRing keys,
      DirectoryFile directory,
      Observer observer,
      InstantSource clock,
      MeterRegistry meters) {
    ExpiryGauges gauges = new ExpiryGauges(self, keys, directory, clock);
    gauges.register(meters);
    Gauge.builder("trm.witness.withheld", observer, told -> told.proofsWithheldBy().size())
        .register(meters);
    return gauges;
  }

  /** The file is read now and then, so that a scrape waits for no disk. */
  @Bean
  Loop authoritiesLoop(ExpiryGauges gauges, BrokerSettings settings, MeterRegistry meters) {
    Path file = settings.truststoreFile();
    return new Loop(
        "authorities",
        AUTHORITIES_INTERVAL,
        () -> {
          gauges.authoritiesEnd(file == null ? Optional.empty() : TrustedAuthorities.lastEnd(file));
          return false;
        },
        meters);
  }
}
