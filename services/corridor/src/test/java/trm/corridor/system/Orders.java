package trm.corridor.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import trm.corridor.story.NodeApi;

/** An officer at the transit node who tells the destination where the matter stands, by key. */
final class Orders {
  private static final String ORDER =
      """
      {"epoch": 1, "turn": 1, "to": ["mo-destination"], "status": "PAUSED"}
      """;

  private final NodeApi officer;
  private final String path;

  Orders(RunningCorridor corridor, Warnings warnings) {
    this.officer = corridor.transit().as("national-coordinator");
    this.path = "/cases/" + warnings.caseReference() + "/commands/tell-status";
  }

  static String newKey() {
    return UUID.randomUUID().toString();
  }

  HttpResponse<String> give(String key) {
    return officer.post(path, ORDER, key);
  }

  void giveAndBeTaken(String key) {
    HttpResponse<String> taken = give(key);
    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
  }

  NodeApi officer() {
    return officer;
  }

  /** The code of a problem. */
  static String code(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body()).path("code").asString("");
  }
}
