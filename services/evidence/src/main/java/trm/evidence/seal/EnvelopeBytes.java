package trm.evidence.seal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import trm.evidence.MessageId;
import trm.schema.SingleObject;
import trm.schema.UnreadableRecordException;
import trm.wire.SealedEnvelope;

/** The outermost layer: one {@code SealedEnvelope} in Avro single-object encoding. */
final class EnvelopeBytes {
  /** The largest envelope: the largest size class in base64, and what stands around it. */
  static final int LENGTH_MAX = SizeClass.LARGEST / 3 * 4 + 1024;

  private final SingleObject records;

  EnvelopeBytes(SingleObject records) {
    this.records = records;
  }

  byte[] write(MessageId messageId, byte[] jwe) {
    return records.encode(
        SealedEnvelope.newBuilder()
            .setMessageId(messageId.toString())
            .setJwe(ByteBuffer.wrap(jwe))
            .build());
  }

  SealedEnvelope read(byte[] envelope) throws Rejection {
    if (envelope.length > LENGTH_MAX) {
      throw new Rejection(SealFault.OVERSIZED);
    }
    try {
      SealedEnvelope record = records.decode(envelope, SealedEnvelope.class);
      // Avro reads a number in more than one form; an envelope has one.
      if (!Arrays.equals(records.encode(record), envelope)) {
        throw new Rejection(SealFault.UNREADABLE);
      }
      return record;
    } catch (UnreadableRecordException e) {
      throw new Rejection(SealFault.UNREADABLE);
    }
  }
}
