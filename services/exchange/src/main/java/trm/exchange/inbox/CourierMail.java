package trm.exchange.inbox;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import trm.evidence.ConversationId;
import trm.evidence.MessageId;
import trm.evidence.NodeId;
import trm.evidence.seal.Statement;
import trm.exchange.Work;
import trm.exchange.outbox.GapAnswers;
import trm.exchange.reach.FocalPoints;
import trm.exchange.receipt.ReceiptDesk;
import trm.exchange.receipt.Recovery;
import trm.schema.MalformedRecordException;
import trm.schema.SingleObject;
import trm.schema.UnknownSchemaException;
import trm.wire.CheckpointAsked;
import trm.wire.CheckpointTold;
import trm.wire.ContactAnswered;
import trm.wire.ContactTested;
import trm.wire.GapRequested;
import trm.wire.ReceiptBatch;
import trm.wire.SequenceSkipped;

/** Acts on the courier's own messages, which no application sees. */
public final class CourierMail {
  private final SingleObject codec;
  private final ReceiptDesk receipts;
  private final GapAnswers gaps;
  private final Recovery recovery;
  private final FocalPoints focalPoints;
  private final HeldStatements held;

  public CourierMail(
      SingleObject codec,
      ReceiptDesk receipts,
      GapAnswers gaps,
      Recovery recovery,
      FocalPoints focalPoints,
      HeldStatements held) {
    this.codec = codec;
    this.receipts = receipts;
    this.gaps = gaps;
    this.recovery = recovery;
    this.focalPoints = focalPoints;
    this.held = held;
  }

  /**
   * Tells a peer what is held of its own word; once all is written down that came with its
   * question.
   *
   * @param question the last that it asked; absent when it did not ask
   * @param contradicted statements of the peer that a later one of its contradicts
   */
  void tell(
      Work work,
      NodeId peer,
      @Nullable MessageId question,
      Collection<String> contradicted,
      Instant now) {
    Stream<String> statements =
        Stream.concat(contradicted.stream(), held.newest(peer, now).stream());
    recovery.tell(work, peer, question, statements.distinct().toList());
  }

  /**
   * What the courier says to one of its own messages: it refuses none. A question about a
   * checkpoint is answered by {@link #tell}.
   */
  Verdict receive(Work work, Statement statement, byte[] body, Instant now) {
    try {
      SpecificRecord record = codec.decode(body);
      if (!record.getSchema().getName().equals(statement.eventType())) {
        return new Verdict.Unreadable(QuarantineReason.EVENT_NOT_TAKEN);
      }
      return act(work, statement, record, now);
    } catch (UnknownSchemaException unknown) {
      return new Verdict.Unreadable(QuarantineReason.SCHEMA_UNKNOWN);
    } catch (MalformedRecordException malformed) {
      return new Verdict.Unreadable(QuarantineReason.BODY_UNREADABLE);
    }
  }

  private Verdict act(Work work, Statement statement, SpecificRecord record, Instant now) {
    NodeId sender = statement.sender();
    switch (record) {
      case ReceiptBatch batch -> receipts.take(work, sender, batch, now);
      case GapRequested gap -> {
        return answer(work, sender, gap, now);
      }
      case CheckpointAsked asked -> {}
      case CheckpointTold told -> recovery.told(work, sender, told, statement.issuedAt(), now);
      case ContactTested test -> {
        return read(focalPoints.asked(sender, test, now));
      }
      case ContactAnswered answer -> {
        return read(focalPoints.answered(sender, answer));
      }
      // Its statement's place in the sequence is all that it says.
      case SequenceSkipped skipped -> {}
      default -> {
        return new Verdict.Unreadable(QuarantineReason.EVENT_NOT_TAKEN);
      }
    }
    return new Verdict.Accepted();
  }

  private Verdict answer(Work work, NodeId sender, GapRequested gap, Instant now) {
    String waiting = gap.getWaiting();
    if (waiting != null) {
      recovery.shown(sender, List.of(waiting), now);
    }
    Optional<ConversationId> named = conversation(gap.getConversation());
    named.ifPresent(
        conversation ->
            gaps.answer(
                work, sender, conversation, gap.getFromSequence(), gap.getToSequence(), now));
    return read(named.isPresent());
  }

  private static Verdict read(boolean understood) {
    return understood
        ? new Verdict.Accepted()
        : new Verdict.Unreadable(QuarantineReason.BODY_UNREADABLE);
  }

  private static Optional<ConversationId> conversation(String text) {
    try {
      return Optional.of(ConversationId.parse(text));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }
}
