package trm.node.runtime;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import trm.evidence.NodeId;
import trm.exchange.UnitOfWork;
import trm.node.casework.CaseStore;
import trm.node.keys.SecureFreshness;
import trm.node.settings.StatisticsSettings;
import trm.node.statistics.IndicatorBook;
import trm.node.statistics.IndicatorDesk;
import trm.node.statistics.ReleaseBook;
import trm.node.statistics.ReleaseDesk;
import trm.node.wire.Names;

/** Wires what counts. */
@Configuration(proxyBeanMethods = false)
public class StatisticsConfiguration {
  private static final Duration LOOK_INTERVAL = Duration.ofHours(1);

  @Bean
  ReleaseDesk releaseDesk(
      NodeId self,
      UnitOfWork unitOfWork,
      CaseStore cases,
      ReleaseBook book,
      StatisticsSettings settings) {
    return new ReleaseDesk(
        Names.toLaw(self), unitOfWork, cases, book, settings.calendar(), new SecureFreshness());
  }

  @Bean
  IndicatorDesk indicatorDesk(UnitOfWork unitOfWork, IndicatorBook book) {
    return new IndicatorDesk(unitOfWork, book);
  }

  /** A node that was off for years makes one release after the other. */
  @Bean
  Loop statisticsLoop(ReleaseDesk desk, InstantSource clock, MeterRegistry meters) {
    Counter made =
        Counter.builder("trm.statistics.releases")
            .description("Releases of anonymous statistics that were made")
            .register(meters);
    return new Loop(
        "statistics",
        LOOK_INTERVAL,
        () -> {
          boolean more = desk.step(clock.instant());
          made.increment(more ? 1 : 0);
          return more;
        },
        meters);
  }
}
