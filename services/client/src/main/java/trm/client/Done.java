package trm.client;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The node decided, journalled and posted. Whether another node has the messages by now is told by
 * {@link NodeClient#message}.
 *
 * @param epoch where the case stands afterwards
 * @param turn where the case stands afterwards
 * @param journalIndex where the answer stands in the node's journal
 * @param created the id of what the command made, such as a consent or a request
 * @param messageIds what is on its way to other nodes
 * @param earlierCases of this organisation that may be the same person's
 * @param leftOut what a receiver does not get, since nothing allows it
 */
public record Done(
    String caseReference,
    long epoch,
    long turn,
    long journalIndex,
    Optional<String> created,
    List<String> messageIds,
    List<String> earlierCases,
    List<LeftOut> leftOut) {

  /** Fields that a receiver does not get. */
  public record LeftOut(String to, String event, List<String> fields) {
    static LeftOut of(JsonNode json) {
      return new LeftOut(
          Json.text(json, "to"), Json.text(json, "event"), Json.texts(json, "fields"));
    }
  }

  static Done of(JsonNode json) {
    return new Done(
        Json.text(json, "case"),
        json.path("epoch").asLong(),
        json.path("turn").asLong(),
        json.path("journalIndex").asLong(),
        Json.optionalText(json, "created"),
        Json.texts(json, "messageIds"),
        Json.texts(json, "earlierCases"),
        json.path("leftOut").values().stream().map(LeftOut::of).toList());
  }

  /**
   * The id of what the command made.
   *
   * @throws java.util.NoSuchElementException when it makes nothing that has one
   */
  public String made() {
    return created.orElseThrow();
  }

  /** What the next command is given on. */
  public Screen screen() {
    return new Screen(epoch, turn);
  }
}
