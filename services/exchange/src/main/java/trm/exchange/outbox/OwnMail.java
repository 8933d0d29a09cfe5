package trm.exchange.outbox;

import java.util.Optional;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import trm.evidence.MessageId;
import trm.evidence.NodeId;
import trm.evidence.directory.Directory;
import trm.exchange.Work;
import trm.schema.EventCatalogue;
import trm.schema.SingleObject;

/**
 * Posts the courier's own messages, each in the newest shape that its recipient reads by the
 * directory. To a node that the directory does not know, the first.
 */
public final class OwnMail {
  private final Courier courier;
  private final SingleObject codec;
  private final EventCatalogue catalogue;
  private final Supplier<Directory> directory;

  public OwnMail(
      Courier courier,
      SingleObject codec,
      EventCatalogue catalogue,
      Supplier<Directory> directory) {
    this.courier = courier;
    this.codec = codec;
    this.catalogue = catalogue;
    this.directory = directory;
  }

  /** Posts a record of the courier's own; nothing to a node that left, where nobody reads it. */
  public Optional<MessageId> post(Work work, NodeId recipient, SpecificRecord record) {
    if (hasLeft(recipient)) {
      return Optional.empty();
    }
    String event = record.getSchema().getName();
    int version = Math.min(catalogue.named(event).version(), readBy(recipient, event));
    return Optional.of(courier.postOwn(work, recipient, event, codec.encode(record, version)));
  }

  /** Whether the directory says that the node left in good standing. */
  public boolean hasLeft(NodeId node) {
    return directory.get().entry(node).filter(entry -> entry.leftAt() != null).isPresent();
  }

  private int readBy(NodeId recipient, String event) {
    return directory
        .get()
        .entry(recipient)
        .map(entry -> entry.eventVersions().getOrDefault(event, 1))
        .orElse(1);
  }
}
