package trm.destination;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import trm.node.Charter;
import trm.node.NodeConfiguration;
import trm.node.operations.NodeCommands;

/** Starts a destination node. */
@SpringBootApplication(proxyBeanMethods = false)
@Import(NodeConfiguration.class)
public class DestinationApplication {

  public static void main(String[] arguments) {
    if (NodeCommands.isNamedBy(arguments)) {
      System.exit(NodeCommands.runAlone(arguments));
    }
    SpringApplication.run(DestinationApplication.class, arguments);
  }

  @Bean
  Charter charter() {
    return DestinationCharter.charter();
  }
}
