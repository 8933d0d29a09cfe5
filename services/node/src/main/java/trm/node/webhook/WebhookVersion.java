package trm.node.webhook;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Stream;
import trm.evidence.Digest;
import trm.node.webhook.Webhook.Wish;

/**
 * How a webhook stood when somebody read it. What was asked for and how its deliveries go are told
 * apart: whoever changes the one need not look again because the other went on meanwhile.
 *
 * @param wish of what was asked for
 * @param standing of what became of it
 */
public record WebhookVersion(String wish, String standing) {
  private static final int LENGTH = 16;
  private static final String FORM = "[0-9a-f]{16}-[0-9a-f]{16}";

  /** The version of a webhook as it is now. */
  public static WebhookVersion of(Webhook webhook) {
    Wish wish = webhook.wish();
    Stream<String> asked =
        Stream.concat(
            Stream.of(wish.url().toString(), String.valueOf(wish.everyCase())),
            wish.types().stream().sorted());
    return new WebhookVersion(
        mark(asked), mark(Stream.of("" + webhook.disabled(), "" + webhook.failingSince())));
  }

  /**
   * Reads what {@link #toString} wrote.
   *
   * @throws IllegalArgumentException when nobody can have written it
   */
  public static WebhookVersion parse(String text) {
    if (!text.matches(FORM)) {
      throw new IllegalArgumentException("No version of a webhook.");
    }
    return new WebhookVersion(text.substring(0, LENGTH), text.substring(LENGTH + 1));
  }

  /** Whether the same was asked for then as of this webhook. */
  boolean hasWishOf(Webhook webhook) {
    return wish.equals(of(webhook).wish());
  }

  private static String mark(Stream<String> lines) {
    String text = String.join("\n", lines.toList());
    byte[] digest = Digest.sha256(text.getBytes(StandardCharsets.UTF_8)).bytes();
    return HexFormat.of().formatHex(digest).substring(0, LENGTH);
  }

  @Override
  public String toString() {
    return wish + "-" + standing;
  }
}
