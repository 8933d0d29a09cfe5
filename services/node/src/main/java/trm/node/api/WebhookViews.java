package trm.node.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trm.node.api.WebhookReader.Cases;
import trm.node.api.WebhookReader.WebhookWished;
import trm.node.webhook.DisabledFor;
import trm.node.webhook.Webhook;
import trm.node.webhook.WebhookDesk.Made;
import trm.node.webhook.WebhookDesk.Rotated;
import trm.node.webhook.WebhookVersion;

/** Webhooks as their organisation reads them. */
final class WebhookViews {
  private WebhookViews() {}

  /** Those of the organisation. */
  record Webhooks(List<WebhookShown> webhooks) {
    static Webhooks of(List<Webhook> webhooks) {
      return new Webhooks(webhooks.stream().map(WebhookShown::of).toList());
    }
  }

  /** Whether anything is delivered. */
  enum State {
    ACTIVE,
    DISABLED
  }

  /** One of them. */
  record WebhookShown(
      String id,
      String url,
      Cases cases,
      List<String> types,
      State state,
      @Nullable DisabledFor disabledFor,
      @Nullable Instant disabledAt,
      @Nullable Instant failingSince,
      Instant createdAt) {
    static WebhookShown of(Webhook webhook) {
      Webhook.Disabled disabled = webhook.disabled();
      return new WebhookShown(
          webhook.id().toString(),
          webhook.wish().url().toString(),
          webhook.wish().everyCase() ? Cases.EVERY : Cases.OWN,
          webhook.wish().types().stream().sorted().toList(),
          disabled == null ? State.ACTIVE : State.DISABLED,
          disabled == null ? null : disabled.reason(),
          disabled == null ? null : disabled.at(),
          webhook.failingSince(),
          webhook.createdAt());
    }

    /** An address may hold a password, so it is in no log. */
    @Override
    public String toString() {
      return "WebhookShown[" + id + "]";
    }
  }

  /**
   * Both, for whoever changes a webhook from a screen that is not the newest.
   *
   * @param version what the next If-Match names
   */
  record WebhookConflict(String version, WebhookShown stored, WebhookWished yours) {
    static WebhookConflict of(Webhook stored, WebhookWished yours) {
      return new WebhookConflict(
          WebhookVersion.of(stored).toString(), WebhookShown.of(stored), yours);
    }
  }

  /** The tag of its version. */
  static String tag(Webhook webhook) {
    return "\"" + WebhookVersion.of(webhook) + "\"";
  }

  /** One with the secret that is not shown again. */
  record WebhookMade(@JsonUnwrapped WebhookShown webhook, String secret) {
    static WebhookMade of(Made made) {
      return new WebhookMade(WebhookShown.of(made.webhook()), made.secret().reveal());
    }

    @Override
    public String toString() {
      return "WebhookMade[protected]";
    }
  }

  /** A new secret, and until when those before it sign as well. */
  record WebhookSecretMade(String secret, Instant formerEndsAt) {
    static WebhookSecretMade of(Rotated rotated) {
      return new WebhookSecretMade(rotated.secret().reveal(), rotated.formerEndsAt());
    }

    @Override
    public String toString() {
      return "WebhookSecretMade[protected]";
    }
  }
}
