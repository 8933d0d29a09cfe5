package trm.node.webhook;

import java.util.UUID;

/** Names a webhook. */
public record WebhookId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
