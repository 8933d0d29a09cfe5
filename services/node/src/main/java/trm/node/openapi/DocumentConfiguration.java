package trm.node.openapi;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import trm.node.Charter;

/** Wires the documents. */
@Configuration(proxyBeanMethods = false)
public class DocumentConfiguration {

  @Bean
  DocumentController documentController(Charter charter) {
    return new DocumentController(charter);
  }
}
