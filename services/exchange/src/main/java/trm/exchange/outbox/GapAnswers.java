package trm.exchange.outbox;

import java.time.Instant;
import java.util.Optional;
import trm.evidence.ConversationId;
import trm.evidence.NodeId;
import trm.evidence.seal.RecipientNotVouchedException;
import trm.evidence.seal.Seal;
import trm.evidence.seal.SenderNotVouchedException;
import trm.exchange.Work;
import trm.schema.SingleObject;
import trm.wire.SequenceSkipped;

/**
 * Answers a peer that misses messages: with the same message sealed anew, or with the word that it
 * will not come. So nothing waits for ever.
 */
public final class GapAnswers {
  private static final int ANSWERS_MAX = 64;

  private final Seal seal;
  private final OutboxStore outbox;
  private final Courier courier;
  private final SingleObject codec;
  private final Resealing resealing;

  public GapAnswers(Seal seal, OutboxStore outbox, Courier courier, SingleObject codec) {
    this.seal = seal;
    this.outbox = outbox;
    this.courier = courier;
    this.codec = codec;
    this.resealing = new Resealing(seal, outbox);
  }

  /**
   * Answers for the missing numbers, 64 at most; the peer asks again for the rest. A peer that asks
   * about a conversation that is not between the two is not answered.
   */
  public void answer(
      Work work, NodeId asker, ConversationId conversation, long from, long to, Instant now) {
    if (!conversation.sender().node().equals(seal.self())) {
      return;
    }
    long last = Math.min(Math.min(to, from + ANSWERS_MAX - 1), outbox.lastSequence(conversation));
    for (long sequence = Math.max(1, from); sequence <= last; sequence++) {
      Optional<OutboxMessage> missing = outbox.at(conversation, sequence);
      if (missing.isPresent() && missing.get().label().recipient().equals(asker)) {
        answer(work, missing.get(), now);
      }
    }
  }

  private void answer(Work work, OutboxMessage missing, Instant now) {
    Label label = missing.label();
    if (missing.progress().state().isFinal()) {
      skip(work, label, SkipReason.RECEIPTED);
    } else if (!now.isBefore(label.expiresAt())) {
      skip(work, label, SkipReason.EXPIRED);
    } else if (missing.content() instanceof Content.Gone) {
      skip(work, label, SkipReason.ERASED);
    } else if (missing.progress().state() == MessageState.SENT) {
      sendAnew(work, missing, now);
    }
    // What is POSTED or SENDING is on its way.
  }

  private void sendAnew(Work work, OutboxMessage missing, Instant now) {
    try {
      if (resealing.reseal(work, missing, now).isPresent()) {
        outbox.dueAgain(missing.label().messageId(), now);
      }
    } catch (RecipientNotVouchedException | SenderNotVouchedException notToday) {
      // The peer asks again; by then the directory may know it again. So it does after an erasure.
      return;
    }
  }

  private void skip(Work work, Label label, SkipReason reason) {
    courier.postInPlace(
        work, label, "SequenceSkipped", codec.encode(new SequenceSkipped(reason.name())));
  }
}
