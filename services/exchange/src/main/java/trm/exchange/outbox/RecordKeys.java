package trm.exchange.outbox;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import trm.evidence.ConversationId;
import trm.evidence.Digest;
import trm.evidence.MessageId;

/**
 * Chooses the broker's record key: one byte of a keyed hash of the conversation. It keeps a
 * conversation in one partition and is shared by so many others that it links nothing.
 */
public final class RecordKeys {
  private final byte[] secret;

  /**
   * @param secret known to this node alone, 32 bytes at least
   */
  public RecordKeys(byte[] secret) {
    if (secret.length < 32) {
      throw new IllegalArgumentException("The record key's secret has 32 bytes at least.");
    }
    this.secret = secret.clone();
  }

  byte of(@Nullable ConversationId conversation, MessageId messageId) {
    String what = conversation == null ? messageId.toString() : conversation.toString();
    return Digest.sha256(secret, what.getBytes(StandardCharsets.US_ASCII)).bytes()[0];
  }
}
