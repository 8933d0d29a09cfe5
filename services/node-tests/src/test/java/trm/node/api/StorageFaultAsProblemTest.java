package trm.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import trm.exchange.StorageFault;
import trm.schema.LanguageWish;

class StorageFaultAsProblemTest {
  private final JsonMapper json = JsonMapper.shared();
  private final ErrorsAsProblems errors = new ErrorsAsProblems(new ProblemAnswers(json));

  @ParameterizedTest
  @CsvSource({
    "AWAY, DATABASE_AWAY, It is not known whether it was done.",
    "FULL, DATABASE_FULL, Nothing was done",
    "CONFLICT, CHANGED_MEANWHILE, Nothing was done for this request."
  })
  void saysWhatIsKnownAndThatTheSameKeyMayBeUsedAgain(
      StorageFault.Kind kind, String code, String known) {
    StorageFault fault = new StorageFault(kind, "Away, says the test.", null);
    var answer = errors.storageFault(fault, LanguageWish.of(Locale.ENGLISH));

    var body = json.readTree(answer.getBody());
    assertThat(answer.getStatusCode().value()).isEqualTo(503);
    assertThat(answer.getHeaders().getFirst("Retry-After")).isNotNull();
    assertThat(body.get("code").asString()).isEqualTo(code);
    assertThat(body.get("detail").asString())
        .startsWith(known)
        .endsWith("with the same Idempotency-Key.");
  }
}
