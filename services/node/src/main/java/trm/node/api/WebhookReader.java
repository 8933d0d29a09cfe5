package trm.node.api;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trm.node.casework.Officer;
import trm.node.feed.FeedType;
import trm.node.webhook.Webhook.Wish;
import trm.node.webhook.WebhookDesk;
import trm.node.webhook.WebhookVersion;

/** Reads what an organisation asks of a webhook. */
record WebhookReader(WebhookDesk desk) {
  static final String NO_ADDRESS =
      "Must be an https address outside of the node's own network, without a user or a fragment.";

  /** Of which cases a webhook is told. */
  public enum Cases {
    OWN,
    EVERY
  }

  /**
   * What is asked for.
   *
   * @param cases of every case of the node only for those who see every case; else of the own
   * @param types only these; none for all
   */
  public record WebhookWished(String url, @Nullable Cases cases, List<String> types) {
    /** An address may hold a password, so it is in no log. */
    @Override
    public String toString() {
      return "WebhookWished[protected]";
    }
  }

  /**
   * Reads it.
   *
   * @throws ProblemException when a field is wrong, or the officer may not ask for it
   */
  Wish wish(WebhookWished asked, Officer officer) {
    boolean everyCase = asked.cases() == Cases.EVERY;
    if (everyCase && !officer.seesEveryCase()) {
      throw new ProblemException(ApiError.ROLE_NOT_ALLOWED);
    }
    Wish wish = new Wish(url(asked.url()), everyCase, types(asked.types()));
    if (!desk.allows(wish)) {
      throw RequestJson.wrong("url", NO_ADDRESS);
    }
    return wish;
  }

  private static URI url(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw RequestJson.wrong("url", NO_ADDRESS);
    }
  }

  /**
   * The version that a caller's screen shows.
   *
   * @param tag as this node gave it in {@code ETag}
   */
  static WebhookVersion version(String tag) {
    try {
      return WebhookVersion.parse(tag.replaceAll("^\"|\"$", ""));
    } catch (IllegalArgumentException e) {
      throw RequestJson.wrong("If-Match", "Has no valid form.");
    }
  }

  /**
   * The types that are asked for.
   *
   * @throws ProblemException when one is none
   */
  static Set<String> types(List<String> asked) {
    for (int i = 0; i < asked.size(); i++) {
      if (!FeedType.isKnown(asked.get(i))) {
        throw RequestJson.wrong("types[" + i + "]", "Is no code.");
      }
    }
    return new LinkedHashSet<>(asked);
  }
}
