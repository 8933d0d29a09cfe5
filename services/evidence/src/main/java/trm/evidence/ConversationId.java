package trm.evidence;

import java.util.UUID;

/**
 * One ordered stream of messages about one case, from one node to one other. It contains the
 * sender's generation, so that a restored sender never continues a numbering it has forgotten.
 *
 * @param sender the generation that numbers the messages
 * @param id random, so that it links to nothing outside the two nodes
 */
public record ConversationId(Generation sender, UUID id) {
  /** Reads the form {@code mn-origin/1:uuid}. */
  public static ConversationId parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("A conversation id reads node/generation:uuid.");
    }
    return new ConversationId(
        Generation.parse(text.substring(0, colon)), UUID.fromString(text.substring(colon + 1)));
  }

  @Override
  public String toString() {
    return sender.origin() + ":" + id;
  }
}
