package trm.node.runtime;

import java.util.List;
import java.util.function.Consumer;
import org.springframework.messaging.Message;
import trm.exchange.inbox.Inbox;
import trm.node.tracing.OpenStep;
import trm.node.tracing.SpanKey;
import trm.node.tracing.TracedStep;
import trm.node.tracing.Tracing;

/**
 * The node's mailbox as the binder sees it. Returning acknowledges the batch; a fault is thrown on,
 * and the same batch comes again.
 */
final class Mailbox implements Consumer<Message<List<byte[]>>> {
  private final Inbox inbox;
  private final Tracing tracing;

  Mailbox(Inbox inbox, Tracing tracing) {
    this.inbox = inbox;
    this.tracing = tracing;
  }

  @Override
  public void accept(Message<List<byte[]>> batch) {
    // A record without a value is a list element of another type, whatever the signature says.
    List<?> records = batch.getPayload();
    try (OpenStep step = tracing.first(TracedStep.RECEIVING)) {
      step.with(SpanKey.SIZE, records.size());
      inbox.take(
          records.stream()
              .map(record -> record instanceof byte[] envelope ? envelope : new byte[0])
              .toList());
    }
  }
}
