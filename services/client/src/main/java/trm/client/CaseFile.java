package trm.client;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A whole case as this node knows it. Personal, so it is not printed.
 *
 * @param version the {@code ETag}, for {@link Command#ifUnchangedSince}
 * @param facts who said what, and when, in the order in which the node filed it
 * @param whole the answer as it came
 */
public record CaseFile(CaseLine line, String version, List<Fact> facts, JsonNode whole) {

  /**
   * Something that was said in a case.
   *
   * @param eventType such as {@code ConsentGiven}
   * @param node the node that said it
   * @param event what was said; what was never told is null, what was erased reads {@code
   *     "[erased]"}
   */
  public record Fact(String eventType, String node, JsonNode event) {
    static Fact of(JsonNode json) {
      return new Fact(Json.text(json, "eventType"), Json.text(json, "node"), json.path("event"));
    }

    @Override
    public String toString() {
      return "Fact[" + eventType + " by " + node + "]";
    }
  }

  static CaseFile of(HttpResponse<String> answer) {
    JsonNode json = Json.read(answer);
    String version = answer.headers().firstValue("ETag").orElse("");
    List<Fact> facts = json.path("facts").values().stream().map(Fact::of).toList();
    return new CaseFile(CaseLine.of(json), version, facts, json);
  }

  /** The newest fact of that type. */
  public Optional<Fact> newest(String eventType) {
    return facts.stream()
        .filter(fact -> fact.eventType().equals(eventType))
        .reduce((earlier, later) -> later);
  }

  /** What a command is given on. */
  public Screen screen() {
    return line.screen();
  }

  @Override
  public String toString() {
    return "CaseFile[" + line + ", protected]";
  }
}
