package trm.origin;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import trm.node.Charter;
import trm.node.NodeConfiguration;
import trm.node.operations.NodeCommands;

/** Starts an origin node. */
@SpringBootApplication(proxyBeanMethods = false)
@Import(NodeConfiguration.class)
public class OriginApplication {

  public static void main(String[] arguments) {
    if (NodeCommands.isNamedBy(arguments)) {
      System.exit(NodeCommands.runAlone(arguments));
    }
    SpringApplication.run(OriginApplication.class, arguments);
  }

  @Bean
  Charter charter() {
    return OriginCharter.charter();
  }
}
