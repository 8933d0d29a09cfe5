package trm.node.notice;

import java.util.Map;
import java.util.UUID;

/**
 * A mail that is to be sent.
 *
 * @param id also its Message-ID, so that a server knows one that comes twice
 * @param counts how many things of each kind; nothing else is known of them
 * @param failures how often it could not be sent
 */
public record Mail(
    UUID id,
    UUID subscription,
    MailAddress to,
    String language,
    Map<NoticeKind, Integer> counts,
    int failures) {
  public Mail {
    counts = Map.copyOf(counts);
  }
}
