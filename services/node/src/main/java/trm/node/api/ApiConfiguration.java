package trm.node.api;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** Wires the REST interface. */
@Configuration(proxyBeanMethods = false)
@Import(SecurityConfiguration.class)
public class ApiConfiguration {

  @Bean
  ProblemAnswers problemAnswers(JsonMapper json) {
    return new ProblemAnswers(json);
  }

  @Bean
  SecurityProblems securityProblems(ProblemAnswers answers) {
    return new SecurityProblems(answers);
  }

  @Bean
  ErrorsAsProblems errorsAsProblems(ProblemAnswers answers) {
    return new ErrorsAsProblems(answers);
  }
}
