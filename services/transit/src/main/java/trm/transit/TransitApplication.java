package trm.transit;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import trm.node.Charter;
import trm.node.NodeConfiguration;
import trm.node.operations.NodeCommands;

/** Starts a transit node. */
@SpringBootApplication(proxyBeanMethods = false)
@Import(NodeConfiguration.class)
public class TransitApplication {

  public static void main(String[] arguments) {
    if (NodeCommands.isNamedBy(arguments)) {
      System.exit(NodeCommands.runAlone(arguments));
    }
    SpringApplication.run(TransitApplication.class, arguments);
  }

  @Bean
  Charter charter() {
    return TransitCharter.charter();
  }
}
