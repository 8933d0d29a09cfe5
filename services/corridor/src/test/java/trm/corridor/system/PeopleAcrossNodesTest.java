package trm.corridor.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import trm.corridor.story.NodeApi;

/** What two countries owe people and not only each other's machines. */
@ExtendWith(CorridorExtension.class)
class PeopleAcrossNodesTest {
  private static final Duration ON_THE_WAY = Duration.ofMinutes(2);
  private final RunningCorridor corridor;
  private final NodeApi macao;
  private final NodeApi mongolia;

  PeopleAcrossNodesTest(RunningCorridor corridor) {
    this.corridor = corridor;
    this.macao = corridor.destination().as("national-coordinator");
    this.mongolia = corridor.origin().as("national-coordinator");
  }

  @Test
  void aFocalPointIsTestedAndAPersonThereAnswers() {
    String id = text(macao.post("/contact-tests", "{\"node\":\"mn-origin\"}", null), 202, "id");
    corridor.within(ON_THE_WAY).until("the test waits for a person", () -> waiting().contains(id));
    assertThat(reached().has("answeredAt")).isFalse();

    String answer = "/contact-tests/" + id + "/answer";
    text(mongolia.post(answer, "{\"as\":\"ALTERNATE\"}", null), 200, "id");

    corridor
        .within(ON_THE_WAY)
        .until("the answer is seen where it was asked", () -> reached().has("answeredAt"));
    assertThat(reached().get("answeredAs").asString()).isEqualTo("ALTERNATE");
    assertThat(waiting()).doesNotContain(id);
  }

  private String waiting() {
    return mongolia.read("/contact-tests").toString();
  }

  private JsonNode reached() {
    return macao
        .read("/directory")
        .get("nodes")
        .valueStream()
        .filter(node -> node.get("node").asString().equals("mn-origin"))
        .findFirst()
        .orElseThrow()
        .get("reached");
  }

  @Test
  void aStatusStatementOfOneNodeIsVerifiedAtAnother() {
    Map<String, Object> opening = Map.of("language", "mon", "interpreter", true);
    String reference = macao.openCase(opening).taken().caseReference();
    String statement =
        macao.read("/cases/" + reference + "/status-statement").get("statement").asString();

    String body = JsonMapper.shared().writeValueAsString(Map.of("statement", statement));
    HttpResponse<String> verified = mongolia.post("/status-statements/verify", body, null);

    assertThat(text(verified, 200, "issuer")).isEqualTo("mo-destination");
    assertThat(JsonMapper.shared().readTree(verified.body()).get("proven").asBoolean()).isTrue();
  }

  private static String text(HttpResponse<String> answer, int status, String member) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return JsonMapper.shared().readTree(answer.body()).get(member).asString();
  }
}
