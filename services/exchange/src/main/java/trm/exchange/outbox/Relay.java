package trm.exchange.outbox;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import trm.evidence.ConversationId;
import trm.evidence.MessageId;
import trm.evidence.NodeId;
import trm.evidence.seal.RecipientNotVouchedException;
import trm.evidence.seal.Seal;
import trm.evidence.seal.SealedMessage;
import trm.evidence.seal.SenderNotVouchedException;
import trm.exchange.ExchangeEvent;
import trm.exchange.ExchangeListener;
import trm.exchange.StorageFault;
import trm.exchange.UnitOfWork;
import trm.exchange.Way;
import trm.exchange.Waypoint;

/**
 * Brings posted messages to the broker.
 *
 * <p>The claim is committed before sending, so that no transaction and no connection wait for a
 * broker, and the results of a batch are committed together after it. A crash in between leaves the
 * lease to expire; the peer then sees a duplicate, which its inbox absorbs.
 */
public final class Relay {
  private static final String EXPIRED = "EXPIRED";
  private static final String ERASED = "ERASED";
  private static final String NOT_VOUCHED = "NOT_VOUCHED";
  private static final String SELF_NOT_VOUCHED = "SELF_NOT_VOUCHED";
  private static final String HANDLING_FAILED = "HANDLING_FAILED";

  private final UnitOfWork unitOfWork;
  private final OutboxStore outbox;
  private final Transport transport;
  private final RecipientKeys recipientKeys;
  private final Resealing resealing;
  private final OutboxSettings settings;
  private final Gate gate;
  private final InstantSource clock;
  private final ExchangeListener listener;
  private final Way way;

  public Relay(
      UnitOfWork unitOfWork,
      OutboxStore outbox,
      Transport transport,
      RecipientKeys recipientKeys,
      Seal seal,
      OutboxSettings settings,
      Gate gate,
      InstantSource clock,
      ExchangeListener listener,
      Way way) {
    this.unitOfWork = unitOfWork;
    this.outbox = outbox;
    this.transport = transport;
    this.recipientKeys = recipientKeys;
    this.resealing = new Resealing(seal, outbox);
    this.settings = settings;
    this.gate = gate;
    this.clock = clock;
    this.listener = listener;
    this.way = way;
  }

  /** What came of one claimed message. */
  private sealed interface Result {
    record Sent(OutboxMessage message) implements Result {}

    record Failed(OutboxMessage message, String error, Instant dueAt) implements Result {}

    record Deferred(OutboxMessage message, Instant dueAt) implements Result {}

    record Hopeless(OutboxMessage message, String error) implements Result {}
  }

  /** Until when nothing more is tried: with a recipient, or in a conversation. */
  private static final class Closed {
    private final Map<NodeId, Instant> recipients = new ConcurrentHashMap<>();
    private final Map<ConversationId, Instant> conversations = new ConcurrentHashMap<>();
    private final Instant batchEnds;

    Closed(Instant batchEnds) {
      this.batchEnds = batchEnds;
    }

    /**
     * After a failure with a recipient nothing more is tried there in this batch: it would wait for
     * the same time-out again. After one with a message of its own only its conversation waits.
     */
    void after(Result.Failed failed) {
      Label label = failed.message().label();
      if (!failed.error().equals(HANDLING_FAILED)) {
        recipients.put(label.recipient(), failed.dueAt());
      } else if (label.conversation() != null) {
        conversations.put(label.conversation(), failed.dueAt());
      }
    }

    /**
     * What a slow broker leaves no time for is given back, and not left to the end of the lease.
     */
    Optional<Instant> until(Label label, Instant now) {
      return now.isBefore(batchEnds) ? until(label) : Optional.of(now);
    }

    private Optional<Instant> until(Label label) {
      ConversationId conversation = label.conversation();
      Optional<Instant> recipient = Optional.ofNullable(recipients.get(label.recipient()));
      return recipient.isPresent() || conversation == null || label.urgent()
          ? recipient
          : Optional.ofNullable(conversations.get(conversation));
    }
  }

  /**
   * Sends what is due, one batch at most.
   *
   * @return how many messages were claimed; a full batch means that more may be due
   */
  public int step(Instant now) {
    // Asked before the claim: what was claimed while it was shut may be numbered anew since.
    boolean open = gate.isOpen();
    List<OutboxMessage> claimed = claim(now);
    Closed closed = new Closed(now.plus(settings.batchDuration()));
    Map<MessageId, Result> results = new ConcurrentHashMap<>();
    try {
      transport.each(
          claimed,
          Relay::lane,
          message -> results.put(message.label().messageId(), handle(message, open, closed, now)));
    } catch (StorageFault fault) {
      // What the others came to is true all the same, and would else be sent once more.
      writeBesides(fault, inOrder(claimed, results), now);
      throw fault;
    }
    write(inOrder(claimed, results), now);
    return claimed.size();
  }

  private void writeBesides(StorageFault fault, List<Result> results, Instant now) {
    try {
      write(results, now);
    } catch (StorageFault again) {
      fault.addSuppressed(again);
    }
  }

  private void write(List<Result> results, Instant now) {
    if (!results.isEmpty()) {
      unitOfWork.carryOut(work -> writeAll(results, now));
    }
  }

  /** What follows another message of its conversation leaves after it. */
  private static Object lane(OutboxMessage message) {
    ConversationId conversation = message.label().conversation();
    return conversation == null ? message.label().messageId() : conversation;
  }

  /** What an ending process did not come to stays claimed, until the lease is over. */
  private static List<Result> inOrder(List<OutboxMessage> claimed, Map<MessageId, Result> results) {
    return claimed.stream()
        .flatMap(message -> Stream.ofNullable(results.get(message.label().messageId())))
        .toList();
  }

  private Result handle(OutboxMessage message, boolean open, Closed closed, Instant now) {
    way.reached(Waypoint.CLAIMED);
    Result result =
        open || message.label().urgent()
            ? handle(message, closed, now)
            : new Result.Deferred(message, settings.retry().next(now, 1));
    if (result instanceof Result.Failed failed) {
      closed.after(failed);
    }
    return result;
  }

  private List<OutboxMessage> claim(Instant now) {
    return unitOfWork
        .carryOut(work -> outbox.claim(now, settings.leaseDuration(), settings.batchSizeMax()))
        .value();
  }

  private Result handle(OutboxMessage message, Closed closed, Instant now) {
    Label label = message.label();
    if (message.content() instanceof Content.Gone) {
      return new Result.Hopeless(message, ERASED);
    }
    if (!now.isBefore(label.expiresAt())) {
      return new Result.Hopeless(message, EXPIRED);
    }
    Optional<Instant> closedUntil = closed.until(label, clock.instant());
    return closedUntil.isPresent()
        ? new Result.Deferred(message, closedUntil.get())
        : send(message, now);
  }

  private Result send(OutboxMessage message, Instant now) {
    Label label = message.label();
    try {
      Optional<SealedMessage> sendable = sendable(message, now);
      if (sendable.isEmpty()) {
        return new Result.Hopeless(message, ERASED);
      }
      way.reached(Waypoint.CLEARED);
      transport.send(label.recipient(), label.recordKey(), sendable.get().envelope());
      way.reached(Waypoint.CONFIRMED);
      gate.left(label);
      listener.happened(new ExchangeEvent.Sent(label.recipient(), label.eventType()));
      return new Result.Sent(message);
    } catch (StorageFault fault) {
      throw fault;
    } catch (DeliveryFault fault) {
      listener.happened(new ExchangeEvent.NotSent(label.recipient(), fault.code()));
      return failed(message, fault.code().name(), now);
    } catch (RecipientNotVouchedException notToday) {
      listener.happened(new ExchangeEvent.NotVouched(label.recipient()));
      return failed(message, NOT_VOUCHED, now);
    } catch (SenderNotVouchedException notToday) {
      listener.happened(new ExchangeEvent.SelfNotVouched());
      return failed(message, SELF_NOT_VOUCHED, now);
    } catch (RuntimeException bug) {
      // One message that cannot be sent must not stop the others, nor lose what became of them.
      listener.happened(new ExchangeEvent.SendingFailed(bug));
      return failed(message, HANDLING_FAILED, now);
    }
  }

  /** The envelope that may leave now; none when the content was erased since the claim. */
  private Optional<SealedMessage> sendable(OutboxMessage message, Instant now) {
    Label label = message.label();
    if (message.content() instanceof Content.Sealed(SealedMessage sealed)
        && recipientKeys.serves(label.recipient(), sealed.recipientKeyId(), label.urgent(), now)) {
      return mayStillLeave(message) ? Optional.of(sealed) : Optional.empty();
    }
    return unitOfWork.carryOut(work -> resealing.reseal(work, message, now)).value();
  }

  /** What belongs to no part of a case is never erased, and needs no second look. */
  private boolean mayStillLeave(OutboxMessage message) {
    return message.label().part() == null
        || unitOfWork.carryOut(work -> outbox.isToBeSent(message.claim())).value();
  }

  private Result failed(OutboxMessage message, String error, Instant now) {
    int failures = message.progress().failures() + 1;
    return new Result.Failed(message, error, settings.retry().next(now, failures));
  }

  private int writeAll(List<Result> results, Instant now) {
    List<Departure> departures = new ArrayList<>();
    for (Result result : results) {
      if (result instanceof Result.Sent(OutboxMessage message)) {
        departures.add(departure(message, now));
      } else {
        write(result, now);
      }
    }
    outbox.sent(departures);
    departures.forEach(_ -> way.reached(Waypoint.SENT));
    return results.size();
  }

  private void write(Result result, Instant now) {
    switch (result) {
      case Result.Sent(OutboxMessage message) -> outbox.sent(List.of(departure(message, now)));
      case Result.Failed(OutboxMessage message, String error, Instant dueAt) ->
          outbox.failed(message.claim(), error, dueAt);
      case Result.Deferred(OutboxMessage message, Instant dueAt) ->
          outbox.deferred(message.claim(), dueAt);
      case Result.Hopeless(OutboxMessage message, String error) -> writeHopeless(message, error);
    }
  }

  private Departure departure(OutboxMessage message, Instant now) {
    boolean expected = message.label().receiptExpected();
    int sends = message.progress().sends() + 1;
    return new Departure(message.claim(), expected ? settings.resend().next(now, sends) : null);
  }

  private void writeHopeless(OutboxMessage message, String error) {
    outbox.failed(message.claim(), error, null);
    if (error.equals(EXPIRED)) {
      Label label = message.label();
      listener.happened(new ExchangeEvent.ExpiredUnsent(label.messageId(), label.recipient()));
    }
  }
}
