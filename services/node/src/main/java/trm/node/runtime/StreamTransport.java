package trm.node.runtime;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.springframework.cloud.stream.binder.BinderException;
import org.springframework.cloud.stream.function.StreamBridge;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessagingException;
import org.springframework.messaging.support.MessageBuilder;
import trm.evidence.NodeId;
import trm.exchange.outbox.DeliveryFault;
import trm.exchange.outbox.Label;
import trm.exchange.outbox.OutboxMessage;
import trm.exchange.outbox.Transport;
import trm.node.tracing.OpenStep;
import trm.node.tracing.SpanKey;
import trm.node.tracing.TracedStep;
import trm.node.tracing.Tracing;

/**
 * Sends envelopes to the mailboxes of peers, and waits for the broker's word each time: for a few
 * at the same time, so that the broker takes them together.
 */
final class StreamTransport implements Transport {
  /** Each may hold a connection to the database for a moment, and people need some too. */
  private static final Lanes LANES = new Lanes(4);

  private final StreamBridge bridge;
  private final Senders senders;
  private final Tracing tracing;

  StreamTransport(StreamBridge bridge, Senders senders, Tracing tracing) {
    this.bridge = bridge;
    this.senders = senders;
    this.tracing = tracing;
  }

  @Override
  public void send(NodeId recipient, byte recordKey, byte[] envelope) {
    Message<byte[]> message =
        MessageBuilder.withPayload(envelope)
            .setHeader(KafkaHeaders.KEY, new byte[] {recordKey})
            .build();
    try {
      if (!bridge.send("trm.mailbox." + recipient + ".v1", message)) {
        throw new DeliveryFault(DeliveryFault.Code.BROKER_AWAY, "The broker gave no answer.");
      }
    } catch (MessagingException | BinderException | KafkaException e) {
      throw fault(e);
    } catch (org.springframework.kafka.KafkaException e) {
      throw fault(e);
    }
  }

  @Override
  public void each(
      List<OutboxMessage> all,
      Function<OutboxMessage, Object> lane,
      Consumer<OutboxMessage> sending) {
    LANES.each(all, lane, message -> traced(message, sending));
  }

  /** The trace of the posting is over, and what was stored of the message says nothing of it. */
  private void traced(OutboxMessage message, Consumer<OutboxMessage> sending) {
    Label label = message.label();
    try (OpenStep step = tracing.first(TracedStep.SENDING)) {
      step.with(SpanKey.MESSAGE_ID, label.messageId())
          .with(SpanKey.PEER, label.recipient())
          .with(SpanKey.EVENT_TYPE, label.eventType());
      sending.accept(message);
    }
  }

  /** What a broken producer says at a send is that the broker gave no answer, and no more. */
  private DeliveryFault fault(RuntimeException thrown) {
    DeliveryFault.Code code = codeOf(thrown);
    if (code == DeliveryFault.Code.BROKER_AWAY) {
      senders.renew();
    }
    return new DeliveryFault(code, "The broker did not take an envelope.", thrown);
  }

  private static DeliveryFault.Code codeOf(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case AuthorizationException _,
            UnknownTopicOrPartitionException _,
            InvalidTopicException _ -> {
          return DeliveryFault.Code.MAILBOX_CLOSED;
        }
        case RecordTooLargeException _ -> {
          return DeliveryFault.Code.RECORD_REFUSED;
        }
        default -> {}
      }
    }
    return DeliveryFault.Code.BROKER_AWAY;
  }
}
