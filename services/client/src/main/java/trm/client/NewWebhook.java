package trm.client;

import tools.jackson.databind.JsonNode;

/**
 * A webhook that was just made.
 *
 * @param secret for {@link WebhookVerifier}; the node never shows it again
 */
public record NewWebhook(String id, String secret) {
  static NewWebhook of(JsonNode json) {
    return new NewWebhook(Json.text(json, "id"), Json.text(json, "secret"));
  }

  @Override
  public String toString() {
    return "NewWebhook[" + id + ", protected]";
  }
}
