package trm.node.openapi;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import trm.node.Charter;

/** Wires the document. */
@Configuration(proxyBeanMethods = false)
public class ApiDocumentConfiguration {

  @Bean
  ApiDocumentController apiDocumentController(Charter charter) {
    return new ApiDocumentController(() -> ApiDocument.of(charter).toString());
  }
}
