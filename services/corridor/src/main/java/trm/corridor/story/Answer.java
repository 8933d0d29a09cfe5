package trm.corridor.story;

import java.util.List;
import trm.corridor.embedded.CorridorFault;

/** What a node answered to a command. */
public sealed interface Answer {

  /**
   * The node has carried the command out and journalled it.
   *
   * @param caseReference the case
   * @param epoch the epoch after the command
   * @param turn the turn after the command
   * @param journalIndex where the command stands in the node's journal
   * @param messageIds the messages that are now on their way
   */
  record Taken(
      String caseReference, long epoch, long turn, long journalIndex, List<String> messageIds)
      implements Answer {}

  /**
   * The node has said no, in its own words.
   *
   * @param status the HTTP status
   * @param code the node's error code, such as {@code EPOCH_STALE}
   * @param rules the rules that said no; none when the form, the caller or the node was at fault
   */
  record Refused(int status, String code, String title, String detail, List<Rule> rules)
      implements Answer {}

  /** A rule's id and its sentence. */
  record Rule(String id, String sentence) {}

  /**
   * The taken command.
   *
   * @throws CorridorFault with the node's words, when it was refused
   */
  default Taken taken() {
    return switch (this) {
      case Taken taken -> taken;
      case Refused refused -> throw new CorridorFault("Refused: " + refused);
    };
  }

  /**
   * The refusal.
   *
   * @throws CorridorFault when the command was taken
   */
  default Refused refused() {
    return switch (this) {
      case Taken taken -> throw new CorridorFault("Not refused: " + taken);
      case Refused refused -> refused;
    };
  }
}
