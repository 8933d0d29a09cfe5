package trm.node.runtime;

import java.util.List;
import java.util.function.Consumer;
import org.springframework.messaging.Message;
import trm.exchange.inbox.Inbox;

/**
 * The node's mailbox as the binder sees it. Returning acknowledges the batch; a fault is thrown on,
 * and the same batch comes again.
 */
final class Mailbox implements Consumer<Message<List<byte[]>>> {
  private final Inbox inbox;

  Mailbox(Inbox inbox) {
    this.inbox = inbox;
  }

  @Override
  public void accept(Message<List<byte[]>> batch) {
    // A record without a value is a list element of another type, whatever the signature says.
    List<?> records = batch.getPayload();
    inbox.take(
        records.stream()
            .map(record -> record instanceof byte[] envelope ? envelope : new byte[0])
            .toList());
  }
}
