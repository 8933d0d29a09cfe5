package trm.node;

import java.time.InstantSource;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import trm.node.api.ApiConfiguration;
import trm.node.openapi.DocumentConfiguration;
import trm.node.runtime.BrokerConfiguration;
import trm.node.runtime.CaseworkConfiguration;
import trm.node.runtime.ExchangeConfiguration;
import trm.node.runtime.HealthConfiguration;
import trm.node.runtime.LoopConfiguration;
import trm.node.runtime.NoticeConfiguration;
import trm.node.runtime.PartnerConfiguration;
import trm.node.runtime.StatisticsConfiguration;
import trm.node.runtime.TracingConfiguration;
import trm.node.runtime.WatchConfiguration;
import trm.node.runtime.WebhookConfiguration;
import trm.node.settings.NodeSettings;
import trm.node.storage.StorageConfiguration;

/** Everything that makes an application a node; a role service imports it beside its charter. */
@Configuration(proxyBeanMethods = false)
@ConfigurationPropertiesScan(basePackageClasses = NodeSettings.class)
@Import({
  StorageConfiguration.class,
  ExchangeConfiguration.class,
  CaseworkConfiguration.class,
  BrokerConfiguration.class,
  LoopConfiguration.class,
  WebhookConfiguration.class,
  StatisticsConfiguration.class,
  PartnerConfiguration.class,
  NoticeConfiguration.class,
  HealthConfiguration.class,
  TracingConfiguration.class,
  WatchConfiguration.class,
  ApiConfiguration.class,
  DocumentConfiguration.class
})
public class NodeConfiguration {

  /** The one place where the wall clock is read; everything else takes its time from here. */
  @Bean
  InstantSource clock() {
    return InstantSource.system();
  }
}
