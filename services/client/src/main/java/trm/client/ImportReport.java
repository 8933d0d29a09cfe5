package trm.client;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What became of a file. Either everybody in it has a case, or nobody has.
 *
 * @param people how many were understood
 * @param notUnderstood what must be corrected first, in the order of the file
 * @param notShown how many more there are than are listed
 */
public record ImportReport(
    boolean dry, int people, List<Opened> opened, List<Fault> notUnderstood, int notShown) {

  /** A case that was opened for a row. */
  public record Opened(int row, String caseReference, List<String> earlierCases) {
    static Opened of(JsonNode json) {
      return new Opened(
          json.path("row").asInt(), Json.text(json, "case"), Json.texts(json, "earlierCases"));
    }
  }

  /**
   * Something that was not understood; its value is not repeated.
   *
   * @param row as a spreadsheet counts, or the place in the list; 0 for the file as a whole
   */
  public record Fault(int row, String column, String sentence) {
    static Fault of(JsonNode json) {
      return new Fault(
          json.path("row").asInt(), Json.text(json, "column"), Json.text(json, "sentence"));
    }
  }

  static ImportReport of(JsonNode json) {
    return new ImportReport(
        json.path("dry").asBoolean(false),
        json.path("people").asInt(),
        json.path("opened").values().stream().map(Opened::of).toList(),
        json.path("notUnderstood").values().stream().map(Fault::of).toList(),
        json.path("notShown").asInt());
  }
}
