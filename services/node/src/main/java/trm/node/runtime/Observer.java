package trm.node.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trm.evidence.MessageId;
import trm.evidence.NodeId;
import trm.exchange.ExchangeEvent;
import trm.exchange.ExchangeListener;
import trm.exchange.outbox.DeliveryFault;
import trm.node.LogEvent;
import trm.node.Trace;
import trm.node.tracing.OpenStep;
import trm.node.tracing.SpanKey;
import trm.node.tracing.TracedStep;
import trm.node.tracing.Tracing;

/** Counts what the courier tells, logs what is an alarm, and wakes the loops that have work. */
final class Observer implements ExchangeListener {
  private static final Logger LOG = LoggerFactory.getLogger(Observer.class);
  private final MeterRegistry meters;
  private final Tracing tracing;
  private final Set<NodeId> withheld = ConcurrentHashMap.newKeySet();
  private volatile boolean nothingConfirmed;
  private final List<Runnable> onPosted = new CopyOnWriteArrayList<>();
  private final List<Runnable> onReceived = new CopyOnWriteArrayList<>();

  Observer(MeterRegistry meters, Tracing tracing) {
    this.meters = meters;
    this.tracing = tracing;
  }

  /** Calls the action whenever a message is due to leave. */
  void whenPosted(Runnable wake) {
    onPosted.add(wake);
  }

  /** Calls the action whenever a receipt is due. */
  void whenReceived(Runnable wake) {
    onReceived.add(wake);
  }

  /** Whether no broker confirmed the last message that was to leave. */
  boolean isNothingConfirmed() {
    return nothingConfirmed;
  }

  /** Peers that owe a proof of growth, as far as this life of the node has seen. */
  Set<NodeId> proofsWithheldBy() {
    return Set.copyOf(withheld);
  }

  @Override
  public void happened(ExchangeEvent event) {
    switch (event) {
      case ExchangeEvent.Posted e -> {
        count("trm.outbox.posted", "event", e.eventType(), "peer", e.recipient().value());
        mark(TracedStep.POSTING, e.messageId(), e.recipient(), e.eventType()).close();
        onPosted.forEach(Runnable::run);
      }
      case ExchangeEvent.Sent e -> {
        nothingConfirmed = false;
        sent("SENT");
        count("trm.outbox.sent", "event", e.eventType(), "peer", e.recipient().value());
      }
      case ExchangeEvent.NotSent e -> {
        nothingConfirmed = e.code() == DeliveryFault.Code.BROKER_AWAY;
        sent(e.code().name());
        count("trm.outbox.not-sent", "reason", e.code().name(), "peer", e.recipient().value());
      }
      case ExchangeEvent.NotVouched e -> {
        sent("NOT_VOUCHED");
        count("trm.outbox.not-vouched", "peer", e.recipient().value());
        LogEvent.PEER_NOT_VOUCHED.to(LOG, e.recipient());
      }
      case ExchangeEvent.SelfNotVouched _ -> {
        sent("SELF_NOT_VOUCHED");
        count("trm.outbox.self-not-vouched");
        LogEvent.SELF_NOT_VOUCHED.to(LOG);
      }
      case ExchangeEvent.ExpiredUnsent e -> {
        count("trm.outbox.expired", "peer", e.recipient().value());
        LogEvent.MESSAGE_EXPIRED.to(LOG, e.messageId(), e.recipient());
      }
      case ExchangeEvent.Receipted e -> receipted(e);
      case ExchangeEvent.Overdue e -> {
        count("trm.outbox.overdue", "peer", e.recipient().value());
        LogEvent.MESSAGE_OVERDUE.to(LOG, e.messageId(), e.recipient());
      }
      case ExchangeEvent.OverdueClosed e -> {
        count("trm.outbox.overdue-closed", "peer", e.recipient().value());
        LogEvent.OVERDUE_CLOSED.to(LOG, e.messageId(), e.recipient());
      }
      case ExchangeEvent.Accepted e -> {
        count("trm.inbox.accepted", "event", e.eventType(), "peer", e.sender().value());
        tookIn(e.messageId(), e.sender(), e.eventType(), "ACCEPTED");
        onReceived.forEach(Runnable::run);
      }
      case ExchangeEvent.Duplicate _ -> {
        count("trm.inbox.duplicate");
        onReceived.forEach(Runnable::run);
      }
      case ExchangeEvent.Refused e -> {
        count("trm.inbox.refused", "event", e.eventType(), "peer", e.sender().value());
        tookIn(e.messageId(), e.sender(), e.eventType(), "REFUSED");
        onReceived.forEach(Runnable::run);
      }
      case ExchangeEvent.Quarantined e -> {
        count("trm.inbox.quarantined", "reason", e.reason().name());
        LogEvent.ENVELOPE_PUT_ASIDE.to(LOG, e.reason());
        onReceived.forEach(Runnable::run);
      }
      case ExchangeEvent.HandlingFailed e -> {
        count("trm.inbox.handling-failed");
        LogEvent.HANDLING_FAILED.to(LOG, Trace.of(e.bug()));
      }
      case ExchangeEvent.SendingFailed e -> {
        sent("FAILED_HERE");
        count("trm.outbox.sending-failed");
        LogEvent.SENDING_FAILED.to(LOG, Trace.of(e.bug()));
      }
      case ExchangeEvent.Parked e -> count("trm.inbox.parked", "peer", e.sender().value());
      case ExchangeEvent.GapAsked e -> count("trm.inbox.gap-asked", "peer", e.sender().value());
      case ExchangeEvent.ReceiptWrong e -> {
        count("trm.receipt.wrong", "finding", e.finding().toString(), "peer", e.peer().value());
        LogEvent.RECEIPT_WRONG.to(LOG, e.peer(), e.finding());
      }
      case ExchangeEvent.TwoFaces e -> {
        count("trm.witness.two-faces", "peer", e.origin().node().value());
        LogEvent.TWO_FACES.to(LOG, e.origin(), e.size());
      }
      case ExchangeEvent.GrowthUnproven e -> {
        count("trm.witness.growth-unproven", "peer", e.peer().value());
        LogEvent.GROWTH_UNPROVEN.to(LOG, e.peer());
      }
      case ExchangeEvent.GrowthProven e -> withheld.remove(e.peer());
      case ExchangeEvent.GrowthWithheld e -> {
        count("trm.witness.growth-withheld", "peer", e.peer().value());
        if (withheld.add(e.peer())) {
          LogEvent.GROWTH_WITHHELD.to(LOG, e.peer());
        }
      }
      case ExchangeEvent.PeerRestored e -> {
        count("trm.witness.peer-restored", "peer", e.generation().node().value());
        LogEvent.PEER_RESTORED.to(LOG, e.generation().node(), e.generation());
      }
      case ExchangeEvent.GenerationOpened e -> {
        count("trm.journal.generation-opened");
        LogEvent.GENERATION_OPENED.to(LOG, e.generation());
      }
    }
  }

  private void receipted(ExchangeEvent.Receipted e) {
    count("trm.outbox.receipted", "peer", e.peer().value(), "refused", "" + e.refused());
    meters
        .timer("trm.outbox.receipt-latency", Tags.of("peer", e.peer().value()))
        .record(e.sincePosted().isNegative() ? Duration.ZERO : e.sincePosted());
  }

  private void sent(String outcome) {
    tracing.outcome(TracedStep.SENDING, outcome);
  }

  private void tookIn(MessageId message, NodeId sender, String eventType, String outcome) {
    try (OpenStep step = mark(TracedStep.TAKING_IN, message, sender, eventType)) {
      step.with(SpanKey.OUTCOME, outcome);
    }
  }

  private OpenStep mark(TracedStep step, MessageId message, NodeId peer, String eventType) {
    return tracing
        .moment(step)
        .with(SpanKey.MESSAGE_ID, message)
        .with(SpanKey.PEER, peer)
        .with(SpanKey.EVENT_TYPE, eventType);
  }

  private void count(String meter, String... tags) {
    meters.counter(meter, tags).increment();
  }
}
