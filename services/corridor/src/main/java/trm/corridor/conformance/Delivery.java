package trm.corridor.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import trm.client.WebhookSecret;

/**
 * What is sent to a receiver: an entry of the feed, right or wrong. Immutable.
 *
 * @param signature null when there is none
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes on their way out, never compared.
record Delivery(String id, Instant at, byte[] body, @Nullable String signature) {

  /** A trial, as a node sends it, about no case of anybody. */
  static Delivery genuine(WebhookSecret secret, Instant now) {
    String id = UUID.randomUUID().toString();
    return new Delivery(id, now, body(id, "webhook.test", now, ""), null).signedBy(secret);
  }

  static byte[] body(String id, String type, Instant now, String filling) {
    ObjectNode entry = JsonMapper.shared().createObjectNode();
    entry.put("id", id).put("cursor", "conformance").put("type", type);
    entry.put("timestamp", now.toString());
    ObjectNode data = entry.putObject("data").put("occurredAt", now.toString());
    if (!filling.isEmpty()) {
      data.put("later", filling);
    }
    return entry.toString().getBytes(UTF_8);
  }

  Delivery signedBy(WebhookSecret secret) {
    return signed(secret.sign(id, seconds(), body));
  }

  Delivery signed(@Nullable String other) {
    return new Delivery(id, at, body, other);
  }

  Delivery with(byte[] other) {
    return new Delivery(id, at, other, signature);
  }

  Delivery shifted(Duration by) {
    return new Delivery(id, at.plus(by), body, signature);
  }

  Delivery under(String otherId) {
    return new Delivery(otherId, at, body, signature);
  }

  String seconds() {
    return String.valueOf(at.getEpochSecond());
  }
}
