package trm.exchange.outbox;

import java.time.Instant;
import java.util.Objects;
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

  /** How far a forgotten life may have come beyond what is known: no node parks more than that. */
  private static final long FORGOTTEN_MAX = 100_000;

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
   * about a conversation that is not between the two is not answered. Of an earlier life of this
   * node nobody knows how far it came: what is not found there was lost in a restore, up to a
   * number that no conversation reaches.
   */
  public void answer(
      Work work, NodeId asker, ConversationId conversation, long from, long to, Instant now) {
    if (!conversation.sender().node().equals(seal.self()) || isWithAnother(conversation, asker)) {
      return;
    }
    boolean mayBeForgotten = courier.isOfEarlierLife(conversation);
    long known = outbox.lastSequence(conversation) + (mayBeForgotten ? FORGOTTEN_MAX : 0);
    long first = Math.max(1, from);
    long last = Math.min(to, known);
    for (int i = 0; i < ANSWERS_MAX && first + i <= last; i++) {
      Place place = new Place(conversation, first + i);
      Optional<OutboxMessage> missing = outbox.at(conversation, place.sequence());
      if (missing.isPresent()) {
        answer(work, missing.get(), now);
      } else if (mayBeForgotten) {
        skip(work, asker, place, SkipReason.RESTORED);
      }
    }
  }

  private boolean isWithAnother(ConversationId conversation, NodeId asker) {
    return outbox.recipient(conversation).filter(known -> !known.equals(asker)).isPresent();
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
    ConversationId conversation = Objects.requireNonNull(label.conversation());
    skip(work, label.recipient(), new Place(conversation, label.sequence()), reason);
  }

  private void skip(Work work, NodeId recipient, Place gone, SkipReason reason) {
    byte[] body = codec.encode(new SequenceSkipped(reason.name()));
    courier.postInPlace(work, recipient, gone, "SequenceSkipped", body);
  }
}
